import type { PanelDocument } from './panelDocument.ts';

/** Resolves when everything that was written is in the server's database, or when it has not come to that in time (ms). */
export function untilSaved(
  collab: Pick<PanelDocument, 'subscribe' | 'getSnapshot'>,
  within: number,
): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      unsubscribe();
      clearTimeout(timer);
      resolve();
    };
    const check = () => {
      if (collab.getSnapshot().save === 'saved') done();
    };
    const unsubscribe = collab.subscribe(check);
    const timer = setTimeout(done, within);
    check();
  });
}
