import { isTyping } from './isTyping.ts';

const pressed =
  'a[href], button, summary, [tabindex="0"], [role="button"], [role="tab"], [role="checkbox"], [role="switch"], [role="radio"], [role="option"], [role="slider"], [role="link"]';

/** True where the space bar presses something, scrolls something, or writes a space. */
export function takesSpace(target: EventTarget | null): boolean {
  return isTyping(target) || (target instanceof Element && target.closest(pressed) !== null);
}
