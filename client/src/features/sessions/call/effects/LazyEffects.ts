import { lazy } from 'react';
import { loadTexts } from '../../../../platform/i18n/i18n.ts';

/** The choices of background and noise, whose code and words come when they are first looked at. */
export const LazyEffects = lazy(async () => {
  const [{ Effects }] = await Promise.all([import('./Effects.tsx'), loadTexts('effects')]);
  return { default: Effects };
});
