import { lazy } from 'react';
import { loadTexts } from '../../../platform/i18n/i18n.ts';

/** What the two see of guests, with its words; loaded when first needed. */
export const GuestDesk = lazy(async () => {
  const [part] = await Promise.all([import('./GuestDesk.tsx'), loadTexts('guests')]);
  return { default: part.GuestDesk };
});

export const GuestsDialog = lazy(async () => {
  const [part] = await Promise.all([import('./GuestsDialog.tsx'), loadTexts('guests')]);
  return { default: part.GuestsDialog };
});
