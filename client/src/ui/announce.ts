let current = '';
/** What was said since the page was drawn last. */
let sinceDrawn: string[] = [];
const listeners = new Set<() => void>();

/** Says something to screen readers without moving the focus. Polite: waits until they have finished. */
export function announce(text: string): void {
  // Several at once are read as one: of several changes in a row only the last would be.
  if (sinceDrawn.length === 0)
    setTimeout(() => {
      sinceDrawn = [];
    });
  sinceDrawn.push(text);
  const words = sinceDrawn.join(' ');
  // The same words twice in a row would not be a change, and not be read.
  current = words === current ? `${words}\u00a0` : words;
  for (const listener of listeners) listener();
}

export function subscribeToAnnouncements(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentAnnouncement = (): string => current;
