/** One keystroke: at a place, so many characters deleted, and what was inserted. */
export type Edit = readonly [at: number, deleted: number, inserted: string];

const seed = 20_190_507;

/** Numbers from 0 to below 1, the same ones every time (mulberry32). */
function random(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A history like that of a paper that somebody wrote for weeks: text in runs, corrections close by, now and then a
 * jump elsewhere; three in ten keystrokes delete.
 */
export function seededEdits(count: number): readonly Edit[] {
  const next = random(seed);
  const edits: Edit[] = [];
  let length = 0;
  let cursor = 0;
  while (edits.length < count) {
    if (next() < 0.3) cursor = Math.floor(next() * (length + 1));
    const deleting = cursor > 0 && next() < 0.3;
    const run = Math.min(
      1 + Math.floor(next() * 40),
      count - edits.length,
      deleting ? cursor : Number.MAX_SAFE_INTEGER,
    );
    for (let step = 0; step < run; step++) {
      if (deleting) {
        cursor -= 1;
        length -= 1;
        edits.push([cursor, 1, '']);
      } else {
        edits.push([cursor, 0, String.fromCharCode(97 + Math.floor(next() * 26))]);
        cursor += 1;
        length += 1;
      }
    }
  }
  return edits;
}
