import { useCallback, useEffect, useState } from 'react';
import { announce } from '../../../ui/announce.ts';

/** Long enough to read a line twice (ms). */
const standsFor = 7_000;

/** A line over the picture that goes by itself, and is announced. The page's own toasts would cover the controls. */
export function useNotice(): [notice: string | undefined, say: (text: string) => void] {
  const [notice, setNotice] = useState<{ text: string }>();
  const say = useCallback((text: string) => {
    setNotice({ text });
    announce(text);
  }, []);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(undefined), standsFor);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice?.text, say];
}
