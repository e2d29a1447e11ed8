import type { CollabLimits } from '@rapport/shared/collab/limits';

/** The settings with which the server takes other limits than its own. */
export function limitsEnvironment(limits: Partial<CollabLimits>): Record<string, string> {
  return Object.keys(limits).length === 0 ? {} : { RAPPORT_COLLAB_LIMITS: JSON.stringify(limits) };
}
