import { withTexts } from '../../../../platform/i18n/i18n.ts';
import { later, MissingLine } from '../../../../ui/later.tsx';

/** The choices of background and noise, whose code and words come when they are first looked at. */
export const LazyEffects = later(
  async () => (await withTexts(import('./Effects.tsx'), 'effects')).Effects,
  MissingLine,
);
