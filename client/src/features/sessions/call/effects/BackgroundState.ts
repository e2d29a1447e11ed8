import type { BackgroundId } from './backgroundIds.ts';
import type { EffectEnd } from './startEffect.ts';

/** What stands behind a person, as far as it is known. */
export interface BackgroundState {
  readonly id: BackgroundId;
  readonly status: 'off' | 'starting' | 'on';
  /** Why it was switched off by itself, until something else is chosen. */
  readonly lapse?: EffectEnd;
}
