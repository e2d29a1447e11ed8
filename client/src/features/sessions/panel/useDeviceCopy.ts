import { useEffect, useState } from 'react';

/**
 * What this device has kept under `name`.
 * @param read undefined when there is nothing
 * @returns the copy while there is one, and what reads it again
 */
export function useDeviceCopy(
  name: string,
  read: (name: string) => Promise<Uint8Array | undefined>,
): readonly [Uint8Array | undefined, () => void] {
  const [copy, setCopy] = useState<Uint8Array>();
  const [times, setTimes] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for.
  useEffect(() => {
    let isGone = false;
    read(name)
      .then((found) => {
        if (!isGone) setCopy(found);
      })
      // A browser that keeps nothing has nothing.
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [name, read, times]);
  return [copy, () => setTimes((before) => before + 1)];
}
