import { withTexts } from '../../../platform/i18n/i18n.ts';
import { later, MissingPopup } from '../../../ui/later.tsx';

/** What the two see of guests, with its words; loaded when first needed. */
export const GuestDesk = later(async () => (await withTexts(import('./GuestDesk.tsx'), 'guests')).GuestDesk);

export const GuestsDialog = later(
  async () => (await withTexts(import('./GuestsDialog.tsx'), 'guests')).GuestsDialog,
  MissingPopup,
);
