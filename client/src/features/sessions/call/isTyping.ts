const writes = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]';

/** True where a letter key belongs to a text, a list or a dialog and not to the page. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(`${writes}, [role="dialog"], [role="menu"], [role="listbox"]`) !== null
  );
}
