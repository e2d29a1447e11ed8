import type { RunningEffect, startEffect } from './startEffect.ts';

export type StartEffect = typeof startEffect;
export type { RunningEffect };

/** As `startEffect`; its code comes when it is first used. */
export const loadEffect: StartEffect = async (...wanted) =>
  (await import('./startEffect.ts')).startEffect(...wanted);
