import { lazy } from 'react';

/** Comes when a menu with it is first opened. */
export const SignalChoices = lazy(async () => ({
  default: (await import('./SignalChoices.tsx')).SignalChoices,
}));
