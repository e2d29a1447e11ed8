/** The state of a link by which a person joins, and does not only look. */
export const joinState = { join: true } as const;

export function isJoinState(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'join' in state && state.join === true;
}
