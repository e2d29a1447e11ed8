import { useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { type DeltaStep, editBetween, mapIndex, type TextEdit } from './textEdit.ts';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

export interface SharedText {
  readonly ref: (control: TextControl | null) => void;
  readonly value: string;
  readonly onInput: (next: string) => void;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: () => void;
}

/**
 * Ties a text control to a Y.Text. Only what was typed is written, so that two people in one field merge; what the
 * other one writes does not move the own caret, and waits while an input method composes.
 */
export function useSharedText(text: Y.Text): SharedText {
  const control = useRef<TextControl | null>(null);
  const caret = useRef<{ start: number; end: number } | undefined>(undefined);
  /** While composing: the text it began with, and what came in from elsewhere since. */
  const composing = useRef<{ base: string; arrived: DeltaStep[][] } | undefined>(undefined);
  const [draft, setDraft] = useState<string>();

  const subscribe = useCallback(
    (listener: () => void) => {
      const onChange = (event: Y.YTextEvent) => {
        if (event.transaction.origin !== control.current) follow(event.delta as DeltaStep[]);
        listener();
      };
      const follow = (delta: DeltaStep[]) => {
        if (composing.current) composing.current.arrived.push(delta);
        const element = control.current;
        if (!element || element !== document.activeElement || composing.current) return;
        const { start, end } = caret.current ?? {
          start: element.selectionStart ?? 0,
          end: element.selectionEnd ?? 0,
        };
        caret.current = { start: mapIndex(start, delta), end: mapIndex(end, delta) };
      };
      text.observe(onChange);
      return () => text.unobserve(onChange);
    },
    [text],
  );
  const stored = useSyncExternalStore(subscribe, () => text.toString());

  // Setting a control's value throws its caret to the end.
  useLayoutEffect(() => {
    if (draft !== undefined || stored === undefined) return;
    const wanted = caret.current;
    caret.current = undefined;
    if (wanted) control.current?.setSelectionRange(wanted.start, wanted.end);
  }, [stored, draft]);

  const write = (edit: TextEdit | undefined) => {
    if (!edit) return;
    text.doc?.transact(() => {
      if (edit.remove > 0) text.delete(edit.index, Math.min(edit.remove, text.length - edit.index));
      if (edit.insert) text.insert(edit.index, edit.insert);
    }, control.current);
  };

  return {
    ref: useCallback((element) => {
      control.current = element;
    }, []),
    value: draft ?? stored,
    onInput: (next) => {
      if (composing.current) return setDraft(next);
      const at = control.current?.selectionEnd ?? next.length;
      // What we show may be older than the document by a change that is not rendered yet.
      write(editBetween(text.toString(), next, at));
    },
    onCompositionStart: () => {
      composing.current = { base: text.toString(), arrived: [] };
      setDraft(text.toString());
    },
    onCompositionEnd: () => {
      const begun = composing.current;
      const element = control.current;
      composing.current = undefined;
      setDraft(undefined);
      if (!begun || !element) return;
      const at = element.selectionEnd ?? element.value.length;
      const edit = editBetween(begun.base, element.value, at);
      const moved = (index: number) => begun.arrived.reduce((place, delta) => mapIndex(place, delta), index);
      caret.current = { start: moved(at), end: moved(at) };
      if (!edit) return;
      const index = moved(edit.index);
      write({ ...edit, index, remove: moved(edit.index + edit.remove) - index });
    },
  };
}
