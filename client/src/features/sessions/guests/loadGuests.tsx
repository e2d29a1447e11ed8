import { loadTexts } from '../../../platform/i18n/i18n.ts';
import { later, MissingPopup } from '../../../ui/later.tsx';

/** What the two see of guests, with its words; loaded when first needed. */
export const GuestDesk = later(async () => {
  const [part] = await Promise.all([import('./GuestDesk.tsx'), loadTexts('guests')]);
  return part.GuestDesk;
});

export const GuestsDialog = later(async () => {
  const [part] = await Promise.all([import('./GuestsDialog.tsx'), loadTexts('guests')]);
  return part.GuestsDialog;
}, MissingPopup);
