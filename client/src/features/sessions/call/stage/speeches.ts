/** The time for which somebody is heard without a longer pause (ms). */
export interface Speech {
  readonly from: number;
  /** `Infinity` while they are heard. */
  readonly until: number;
}

/** The last speech of each person who was heard, by id. */
export type Speeches = ReadonlyMap<string, Speech>;

/** Who was heard this long ago still speaks: people breathe (ms). */
const breath = 1_500;

/** The same once these people, and nobody else, are heard at `now`. */
export function heard(speeches: Speeches, people: readonly string[], now: number): Speeches {
  const next = new Map<string, Speech>();
  // Those who have just stopped were heard until now, too.
  for (const [person, { from, until }] of speeches) next.set(person, { from, until: Math.min(until, now) });
  for (const person of people) {
    const last = next.get(person);
    const goesOn = last && now - last.until <= breath;
    next.set(person, { from: goesOn ? last.from : now, until: Number.POSITIVE_INFINITY });
  }
  return next;
}

/** Who speaks at `now`; who began first comes first. */
export function whoSpeaks(speeches: Speeches, now: number): string[] {
  return [...speeches]
    .filter(([, { until }]) => now - until <= breath)
    .sort(([, a], [, b]) => a.from - b.from)
    .map(([person]) => person);
}
