import { alignEqual, type Pair } from './alignEqual.ts';

/** A block of a text: what it is for good, and what it says. */
export interface Block {
  readonly id: string;
  readonly content: () => string;
}

/**
 * Which blocks of two states of a text are the same: first those that have been there all the time, between them
 * those that say the same. Pairs grow on both sides.
 */
export function alignBlocks(now: readonly Block[], then: readonly Block[]): Pair[] {
  const places = new Map(now.map(({ id }, index) => [id, index]));
  const pairs: Pair[] = [];
  let [from, earlierFrom] = [0, 0];
  const close = (to: number, earlierTo: number) => {
    const gap = alike(now.slice(from, to), then.slice(earlierFrom, earlierTo));
    for (const [i, j] of gap) pairs.push([from + i, earlierFrom + j]);
  };
  for (const [j, { id }] of then.entries()) {
    const i = places.get(id);
    if (i === undefined || i < from) continue;
    close(i, j);
    pairs.push([i, j]);
    [from, earlierFrom] = [i + 1, j + 1];
  }
  close(now.length, then.length);
  return pairs;
}

function alike(now: readonly Block[], then: readonly Block[]): Pair[] {
  if (now.length === 0 || then.length === 0) return [];
  return alignEqual(
    now.map(({ content }) => content()),
    then.map(({ content }) => content()),
  );
}
