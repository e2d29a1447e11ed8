import { useEffect, useState } from 'react';
import { serverNow } from './serverClock.ts';

/** The server's time (ms since the epoch), read again every `intervalMs`, on whole multiples of it. */
export function useNow(intervalMs = 30_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const read = serverNow();
      setNow(read);
      // A chain, not an interval: a second shown late must not make all later ones late.
      timer = setTimeout(tick, intervalMs - (read % intervalMs) + 5);
    };
    tick();
    const onVisible = () => document.visibilityState === 'visible' && setNow(serverNow());
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [intervalMs]);
  return now;
}
