import { later, MissingLine } from '../../../../ui/later.tsx';

/** Comes when a menu with it is first opened. */
export const SignalChoices = later(
  async () => (await import('./SignalChoices.tsx')).SignalChoices,
  MissingLine,
);
