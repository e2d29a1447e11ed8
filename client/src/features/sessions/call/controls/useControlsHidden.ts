import { type RefObject, useEffect, useState } from 'react';
import { hideTooltip } from '../../../../ui/useTooltip.ts';

/** Controls go after this long without movement (ms). */
const hideAfter = 4_000;

/**
 * Whether the controls give way to the picture: after a while without movement over the stage, never while a control
 * has the keyboard's focus or a menu of it is open, and never where there is no hovering pointer to bring them back.
 */
export function useControlsHidden(
  stage: RefObject<HTMLElement | null>,
  bar: RefObject<HTMLElement | null>,
  canHide: boolean,
): boolean {
  const [isHidden, setHidden] = useState(false);
  useEffect(() => {
    const area = stage.current;
    if (!canHide || !area) return setHidden(false);
    let timer: ReturnType<typeof setTimeout>;
    const hide = () => {
      if (bar.current?.querySelector(':focus-visible, [aria-expanded="true"][aria-haspopup]')) return show();
      setHidden(true);
      hideTooltip();
    };
    const show = () => {
      clearTimeout(timer);
      setHidden(false);
      timer = setTimeout(hide, hideAfter);
    };
    show();
    const events = ['pointermove', 'pointerdown', 'focusin', 'keydown'] as const;
    for (const event of events) area.addEventListener(event, show);
    return () => {
      clearTimeout(timer);
      for (const event of events) area.removeEventListener(event, show);
    };
  }, [stage, bar, canHide]);
  return isHidden;
}
