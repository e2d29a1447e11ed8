let current = '';
const listeners = new Set<() => void>();

/** Says something to screen readers without moving the focus. Polite: waits until they have finished. */
export function announce(text: string): void {
  // The same words twice in a row would not be a change, and not be read.
  current = text === current ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

export function subscribeToAnnouncements(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentAnnouncement = (): string => current;
