/** One of a person's connections to a call, as far as it matters which of them is the person. */
export interface Connection {
  /** The SFU has heard nothing of it for a while. */
  readonly isLost: boolean;
  readonly sendsPicture: boolean;
  /** When it joined, ms since the epoch. */
  readonly joinedAt: number;
}

/**
 * Which of several connections shows the person: one that lives, then one with a picture, then the newest. A browser
 * that died stays in the room for twenty seconds, while its person is back on another device.
 */
export function likeliest<C extends Connection>(connections: readonly C[]): C | undefined {
  return [...connections].sort(
    (a, b) =>
      Number(a.isLost) - Number(b.isLost) ||
      Number(b.sendsPicture) - Number(a.sendsPicture) ||
      b.joinedAt - a.joinedAt,
  )[0];
}
