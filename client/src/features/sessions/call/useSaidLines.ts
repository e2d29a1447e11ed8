import { useCallback, useEffect, useRef, useState } from 'react';
import { announce } from '../../../ui/announce.ts';

/** Long enough to read a line twice (ms). */
const standsFor = 7_000;

/** More would cover the picture; the oldest goes first. */
const most = 3;

export interface SaidLine {
  readonly id: number;
  readonly text: string;
}

/** Says a line; returns what takes it away, if it stands until then. */
export type Say = (text: string) => () => void;

/** Lines over the picture that go by themselves, and are announced. The page's own toasts would cover the controls. */
export function useSaidLines(): [lines: readonly SaidLine[], say: Say] {
  const [lines, setLines] = useState<readonly SaidLine[]>([]);
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
  const lastId = useRef(0);
  const say = useCallback((text: string) => {
    const id = ++lastId.current;
    // Said again, it stands once, for its whole time.
    setLines((now) => [...now.filter((line) => line.text !== text), { id, text }].slice(-most));
    const end = () => {
      timers.current.delete(id);
      setLines((now) => now.filter((line) => line.id !== id));
    };
    timers.current.set(id, setTimeout(end, standsFor));
    announce(text);
    return end;
  }, []);
  useEffect(() => () => timers.current.forEach(clearTimeout), []);
  return [lines, say];
}
