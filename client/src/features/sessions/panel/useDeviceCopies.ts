import { useEffect, useState } from 'react';
import type { DeviceCopy } from '../../../platform/collab/aside.ts';

/**
 * What this device has kept under `name`.
 * @returns the copies, and what reads them again
 */
export function useDeviceCopies(
  name: string,
  read: (name: string) => Promise<readonly DeviceCopy[]>,
): readonly [readonly DeviceCopy[], () => void] {
  const [copies, setCopies] = useState<readonly DeviceCopy[]>([]);
  const [times, setTimes] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for.
  useEffect(() => {
    let isGone = false;
    read(name)
      .then((found) => {
        if (!isGone) setCopies(found);
      })
      // A browser that keeps nothing has nothing.
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [name, read, times]);
  return [copies, () => setTimes((before) => before + 1)];
}
