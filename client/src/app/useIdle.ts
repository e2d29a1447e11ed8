import { useEffect, useState } from 'react';

/** Long enough for a page to have asked for all that it needs (ms). */
const after = 1_500;

/** False while a page is still being built. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIdle(true), after);
    return () => clearTimeout(timer);
  }, []);
  return isIdle;
}
