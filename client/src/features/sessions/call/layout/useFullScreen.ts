import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import { fullScreen } from './fullScreen.ts';

/**
 * Whether the page is over all of the display. The panel goes while it is, and comes back afterwards; who opens it
 * meanwhile keeps it. Ends with the call.
 */
export function useFullScreen(panel: { isOpen: boolean; toggle: () => void } | undefined): boolean {
  const isOn = useSyncExternalStore(fullScreen.subscribe, fullScreen.isOn);
  const hidden = useRef(false);
  const change = useEffectEvent((on: boolean) => {
    if (!panel) return;
    if (on ? panel.isOpen : hidden.current && !panel.isOpen) panel.toggle();
    hidden.current = on && panel.isOpen;
  });
  useEffect(() => change(isOn), [isOn]);
  useEffect(
    () => () => {
      if (fullScreen.isOn()) void fullScreen.toggle();
    },
    [],
  );
  return isOn;
}
