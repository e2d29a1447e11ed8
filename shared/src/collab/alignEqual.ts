/** Places in two sequences that are the same. */
export type Pair = readonly [now: number, then: number];

/** Beyond so many comparisons only what begins and ends alike is paired. */
const mostComparisons = 250_000;

/** The longest sequence that two have in common, as pairs of places that grow on both sides. */
export function alignEqual(a: readonly string[], b: readonly string[]): Pair[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - start && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const middle = commonSequence(a.slice(start, a.length - tail), b.slice(start, b.length - tail));
  return [
    ...Array.from({ length: start }, (_, k): Pair => [k, k]),
    ...middle.map(([i, j]): Pair => [start + i, start + j]),
    ...Array.from({ length: tail }, (_, k): Pair => [a.length - tail + k, b.length - tail + k]),
  ];
}

function commonSequence(a: readonly string[], b: readonly string[]): Pair[] {
  if (a.length * b.length > mostComparisons) return [];
  const width = b.length + 1;
  // longest[i * width + j]: of what is behind i in `a` and behind j in `b`.
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
