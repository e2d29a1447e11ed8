import { type PointerEvent, type SyntheticEvent, useRef } from 'react';

/**
 * Handlers for what may be out of sight: a touch that begins while it is hidden reaches nothing inside. A mouse needs
 * none of this, it has shown the controls by moving there.
 */
export function useBlindTouch(isHidden: boolean) {
  const isBlind = useRef(false);
  return {
    onPointerDownCapture: (event: PointerEvent) => {
      isBlind.current = isHidden && event.pointerType !== 'mouse';
      if (isBlind.current) event.stopPropagation();
    },
    onClickCapture: (event: SyntheticEvent) => {
      if (!isBlind.current) return;
      isBlind.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
