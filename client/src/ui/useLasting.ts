import { useEffect, useState } from 'react';

/** Whether something is going on for `ms` already: what is over sooner needs no sign, which would only flicker. */
export function useLasting(isOn: boolean, ms: number): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setLong(true), ms);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isOn, ms]);
  return isOn && isLong;
}
