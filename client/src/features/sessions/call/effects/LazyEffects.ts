import { loadTexts } from '../../../../platform/i18n/i18n.ts';
import { later, MissingLine } from '../../../../ui/later.tsx';

/** The choices of background and noise, whose code and words come when they are first looked at. */
export const LazyEffects = later(async () => {
  const [{ Effects }] = await Promise.all([import('./Effects.tsx'), loadTexts('effects')]);
  return Effects;
}, MissingLine);
