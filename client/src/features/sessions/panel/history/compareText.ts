import { alignEqual } from '@rapport/shared/collab/alignEqual';
import { type Run, textOf } from './content.ts';

export type Change = 'same' | 'added' | 'removed';

export interface MarkedRun extends Run {
  readonly change: Change;
}

/** Two texts as one, word by word: what stayed, what was added, what went. What went stands before what came. */
export function compareText(before: readonly Run[], after: readonly Run[]): MarkedRun[] {
  const [old, now] = [wordsOf(textOf(before)), wordsOf(textOf(after))];
  const takeOld = cutter(before);
  const takeNow = cutter(after);
  const marked: MarkedRun[] = [];
  const add = (runs: Run[], change: Change) => {
    for (const run of runs) marked.push({ ...run, change });
  };
  let [i, j] = [0, 0];
  const closeGap = (toOld: number, toNow: number) => {
    add(takeOld(lengthOf(old, i, toOld)), 'removed');
    add(takeNow(lengthOf(now, j, toNow)), 'added');
  };
  for (const [a, b] of alignEqual(old, now)) {
    closeGap(a, b);
    takeOld(old[a]?.length ?? 0);
    add(takeNow(now[b]?.length ?? 0), 'same');
    [i, j] = [a + 1, b + 1];
  }
  closeGap(old.length, now.length);
  return joined(marked);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words, and what stands between them, in any script. */
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

const lengthOf = (words: readonly string[], from: number, to: number): number =>
  words.slice(from, to).reduce((sum, word) => sum + word.length, 0);

/** Takes the next letters of some runs, as often as asked. */
function cutter(runs: readonly Run[]): (length: number) => Run[] {
  let index = 0;
  let offset = 0;
  return (length) => {
    const taken: Run[] = [];
    for (let left = length; left > 0; ) {
      const run = runs[index];
      if (!run) break;
      const text = run.text.slice(offset, offset + left);
      taken.push({ ...run, text });
      left -= text.length;
      offset += text.length;
      if (offset >= run.text.length) [index, offset] = [index + 1, 0];
    }
    return taken;
  };
}

function joined(runs: readonly MarkedRun[]): MarkedRun[] {
  const all: MarkedRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last?.change === run.change && last.voice === run.voice && last.marks === run.marks) {
      all[all.length - 1] = { ...last, text: last.text + run.text };
    } else {
      all.push(run);
    }
  }
  return all;
}
