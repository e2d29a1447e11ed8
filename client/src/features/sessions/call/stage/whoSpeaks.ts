/** Who was heard this long ago still speaks: people breathe (ms). */
const breath = 1_500;

/** Who speaks at `now`, by when each was last heard (ms); who began first comes first. */
export function whoSpeaks<P>(lastHeard: ReadonlyMap<P, number>, now: number): P[] {
  return [...lastHeard].filter(([, at]) => now - at <= breath).map(([person]) => person);
}
