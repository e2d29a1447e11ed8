export type ToastTone = 'info' | 'success' | 'danger';

/** Something that can also be done elsewhere: the message goes by itself. */
export interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
}

export interface ToastMessage {
  readonly id: number;
  readonly message: string;
  readonly tone: ToastTone;
  readonly action?: ToastAction | undefined;
}

/** Long enough to read two lines twice (ms). */
const standsFor = 7_000;

let messages: readonly ToastMessage[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: readonly ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

/** A short message that goes by itself. Only for what is also visible elsewhere on the page, or needs no answer. */
export function toast(
  message: string,
  { tone = 'info', action }: { tone?: ToastTone; action?: ToastAction | undefined } = {},
): void {
  const id = ++last;
  change([...messages.filter((known) => known.message !== message), { id, message, tone, action }].slice(-3));
  setTimeout(() => dismissToast(id), standsFor);
}

export function dismissToast(id: number): void {
  change(messages.filter((message) => message.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentToasts = (): readonly ToastMessage[] => messages;
