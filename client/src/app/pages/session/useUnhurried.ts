import { useEffect, useState } from 'react';
import { isWriting } from '../../../features/sessions/call/controls/isWriting.ts';

/** A person who has not touched a key for this long has finished their sentence (ms). */
const finished = 10_000;

/** True once `isDue` and nobody is in the middle of typing: a page must not change under somebody's hands. */
export function useUnhurried(isDue: boolean): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    if (!isDue) return setReady(false);
    if (!isWriting(document.activeElement)) return setReady(true);
    let timer = setTimeout(() => setReady(true), finished);
    const onInput = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setReady(true), finished);
    };
    document.addEventListener('input', onInput);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('input', onInput);
    };
  }, [isDue]);
  return isDue && isReady;
}
