import type { PanelDocument } from './panelDocument.ts';
import { type SaveNote, saveNoteOf } from './saveNote.ts';

/** Everything has been saved for so long (ms) before the line says it: between two letters of one word it is no news. */
export const calmAfter = 500;

/**
 * What the save line shows, as a store for `useSyncExternalStore`. All but `saved` is said at once; `saved` waits until
 * it lasts, so that the line stands still while somebody types, and never says more than is proved.
 */
export function calmNoteOf({ subscribe, getSnapshot }: Pick<PanelDocument, 'subscribe' | 'getSnapshot'>) {
  let shown = saveNoteOf(getSnapshot());
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    get: (): SaveNote => shown,
    /** For one listener at a time. */
    subscribe(show: () => void): () => void {
      const onChange = () => {
        const next = saveNoteOf(getSnapshot());
        clearTimeout(timer);
        if (next === shown) return;
        const say = () => {
          shown = next;
          show();
        };
        if (next === 'saved') timer = setTimeout(say, calmAfter);
        else say();
      };
      const unsubscribe = subscribe(onChange);
      // What has happened while nobody listened.
      onChange();
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    },
  };
}
