/** Somebody in another window, as the server stamps them on what they send. */
export interface CaretUser {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly guest?: unknown;
}

const toneOf = (user: CaretUser, mentorId: string) =>
  user.guest ? 'guest' : user.id === mentorId ? 'mentor' : 'mentee';

/** A caret with its name. Classes, not styles: the content security policy allows none in attributes. */
export function renderCaret(user: CaretUser, mentorId: string): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `notes-caret notes-caret-${toneOf(user, mentorId)}`;
  const label = document.createElement('span');
  label.className = 'notes-caret-label';
  label.textContent = String(user.name ?? '').slice(0, 60);
  caret.append(label);
  // Read out in the middle of a sentence, a name would be a word of it.
  caret.setAttribute('aria-hidden', 'true');
  return caret;
}

/** What the other one has selected. */
export function renderSelection(user: CaretUser, mentorId: string): { class: string } {
  return { class: `notes-selection notes-selection-${toneOf(user, mentorId)}` };
}
