/** Gives a new window the look of the page: its styles, language and title. */
export function dressWindow({ document: to }: Window, from: Document): void {
  to.title = from.title;
  to.documentElement.lang = from.documentElement.lang;
  for (const sheet of from.querySelectorAll<HTMLElement>('link[rel="stylesheet"], style')) {
    const copy = sheet.cloneNode(true) as HTMLElement;
    // The window has no address of its own to which a path could belong.
    if (sheet instanceof HTMLLinkElement && copy instanceof HTMLLinkElement) copy.href = sheet.href;
    to.head.append(copy);
  }
}
