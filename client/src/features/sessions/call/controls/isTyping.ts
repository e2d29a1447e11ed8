import { isWriting } from './isWriting.ts';

const layers = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** True where a letter key belongs to a text or to what lies over the page, and not to the page. */
export function isTyping(target: EventTarget | null): boolean {
  return isWriting(target) || (target instanceof Element && target.closest(layers) !== null);
}
