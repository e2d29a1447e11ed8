/** What comes from others and what goes to them: sizes in bytes, times in ms. */
export const signalLimits = {
  /** A signal has some sixty. */
  messageBytes: 256,
  /** Signals of one person: so many at once, and then one in each of these times. */
  burst: 8,
  everyMs: 500,
  /** What is too much of a hand waits, because only its last state matters. */
  lateMs: 1_000,
  /** Spoken to screen readers, of one person: more would drown what is said. */
  spokenBurst: 2,
  spokenEveryMs: 4_000,
  /** A reaction floats over its person's picture. */
  floatsMs: 4_000,
  /** Seen at one time, over all pictures. */
  floating: 6,
  /** Others are asked for their hands so often at most, with this time between. */
  asks: 5,
  askEveryMs: 1_000,
  /** No hand is up for longer than a session may last. */
  handMs: 12 * 60 * 60_000,
} as const;
