import { type ComponentType, useEffect, useState } from 'react';

/** Until its code is asked for again (ms). */
const again = 5_000;

/**
 * A component whose code is fetched once it is wanted, and asked for again as long as it cannot be had. Unlike with
 * `lazy` the call goes on where the server is away in just that minute.
 */
export function useFetched<Props extends object>(
  isWanted: boolean,
  fetch: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | undefined {
  const [Fetched, setFetched] = useState<ComponentType<Props>>();
  const [tries, setTries] = useState(0);
  const isMissing = isWanted && !Fetched;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try is one
  useEffect(() => {
    if (!isMissing) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    fetch().then(
      (found) => !isGone && setFetched(() => found),
      () => {
        if (!isGone) timer = setTimeout(() => setTries((before) => before + 1), again);
      },
    );
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [isMissing, fetch, tries]);
  return Fetched;
}
