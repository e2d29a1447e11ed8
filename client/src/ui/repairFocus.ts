/**
 * For people with a screen reader react-aria lets the focus wait until nothing changes its colour or place any more,
 * but it listens to each element for one cancelled change only. A button that turns back in the frame in which it
 * turned cancels several, and no dialog would ever get the focus again, nor give it back. So each one is said to have
 * ended, which it listens to.
 */
export function repairFocus(): void {
  document.addEventListener('transitioncancel', ({ target, propertyName }) =>
    target?.dispatchEvent(new TransitionEvent('transitionend', { propertyName, bubbles: true })),
  );
}
