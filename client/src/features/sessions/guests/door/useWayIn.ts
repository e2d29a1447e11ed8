import { useEffect, useEffectEvent, useState } from 'react';

export interface WayIn {
  readonly isEntering: boolean;
  /** The call's code could not be had. */
  readonly isUnloaded: boolean;
  readonly press: () => void;
}

/**
 * Goes in once, by a press or by itself, when what comes next has been fetched. Whoever is removed meanwhile, or has
 * gone, does not: the tracks stay with the door, which stops them.
 */
export function useWayIn({
  mayEnter,
  isByItself,
  load,
  enter,
}: {
  mayEnter: boolean;
  isByItself: boolean;
  load: () => Promise<unknown>;
  enter: () => void;
}): WayIn {
  const [isPressed, setPressed] = useState(false);
  const [isUnloaded, setUnloaded] = useState(false);
  // A press counts for the time in which it was made.
  if (isPressed && !mayEnter) setPressed(false);
  const isEntering = mayEnter && (isPressed || isByItself) && !isUnloaded;
  const goIn = useEffectEvent(enter);
  useEffect(() => {
    if (!isEntering) return;
    let isGone = false;
    load().then(
      () => isGone || goIn(),
      () => isGone || setUnloaded(true),
    );
    return () => {
      isGone = true;
    };
  }, [isEntering, load]);
  const press = () => {
    setUnloaded(false);
    setPressed(true);
  };
  return { isEntering, isUnloaded, press };
}
