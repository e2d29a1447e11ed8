const writes = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]';

/** True where keys go into a text or a choice. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(writes) !== null;
}
