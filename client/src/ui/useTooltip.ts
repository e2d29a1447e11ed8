import { type RefObject, useEffect, useRef, useState } from 'react';

const delayMs = 500;
const gap = 6;

export type TooltipPlace = 'top' | 'bottom' | 'left' | 'right';

/** What takes the place of what was pointed at: another press or focus, a dialog's among them, or another layout. */
const ends = ['keydown', 'focusin', 'resize'] as const;

let hideShown: () => void = () => undefined;

/** Hides whichever is shown: what it belongs to is out of sight. */
export const hideTooltip = () => hideShown();

/**
 * A tooltip that repeats a button's name for those who see it, one on the page at a time. It stands in the browser's top
 * layer, so that no panel clips it; shows on hover and where the keyboard has moved to, not where a closed dialog gives
 * the focus back, and goes on Escape (WCAG 1.4.13).
 */
export function useTooltip(trigger: RefObject<HTMLElement | null>, place: TooltipPlace) {
  const tooltip = useRef<HTMLSpanElement>(null);
  const [isShown, setShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const hide = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    const [button, tip] = [trigger.current, tooltip.current];
    // Without the popover API a name that only screen readers hear is still a name.
    if (!isShown || !button || typeof tip?.showPopover !== 'function') return;
    hideShown();
    const hideThis = () => setShown(false);
    hideShown = hideThis;
    tip.showPopover();
    const { left, top } = placeBeside(button.getBoundingClientRect(), tip.getBoundingClientRect(), place);
    tip.style.left = `${left}px`;
    tip.style.top = `${top}px`;
    for (const end of ends) addEventListener(end, hideThis, true);
    return () => {
      for (const end of ends) removeEventListener(end, hideThis, true);
      if (tip.isConnected) tip.hidePopover();
    };
  }, [isShown, place, trigger]);

  return {
    tooltip,
    listeners: {
      onPointerEnter: (event: { pointerType: string }) => {
        if (event.pointerType === 'touch') return;
        timer.current = setTimeout(() => setShown(!!trigger.current?.matches(':hover')), delayMs);
      },
      onPointerLeave: hide,
      onPointerDown: hide,
      onBlur: hide,
      // The key is let go where it has moved the focus to.
      onKeyUp: ({ key }: { key: string }) => {
        if (/^(Tab|Arrow)/.test(key)) setShown(true);
      },
    },
  };
}

/** Beside the button, kept within the window. */
function placeBeside(button: DOMRect, tip: DOMRect, place: TooltipPlace): { left: number; top: number } {
  const middle = {
    left: button.left + (button.width - tip.width) / 2,
    top: button.top + (button.height - tip.height) / 2,
  };
  const wanted = {
    top: { left: middle.left, top: button.top - tip.height - gap },
    bottom: { left: middle.left, top: button.bottom + gap },
    left: { left: button.left - tip.width - gap, top: middle.top },
    right: { left: button.right + gap, top: middle.top },
  }[place];
  const within = (value: number, size: number, room: number) =>
    Math.max(gap, Math.min(value, room - size - gap));
  return {
    left: within(wanted.left, tip.width, innerWidth),
    top: within(wanted.top, tip.height, innerHeight),
  };
}
