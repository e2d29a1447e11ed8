import { useEffect, useState } from 'react';

/**
 * What this device has kept under `name`, read once.
 * @param read undefined when there is nothing
 * @returns the copy while there is one, and what forgets it on this page
 */
export function useDeviceCopy(
  name: string,
  read: (name: string) => Promise<Uint8Array | undefined>,
): readonly [Uint8Array | undefined, () => void] {
  const [copy, setCopy] = useState<Uint8Array>();
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
  }, [name, read]);
  return [copy, () => setCopy(undefined)];
}
