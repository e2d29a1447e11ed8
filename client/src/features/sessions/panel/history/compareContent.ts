import { alignBlocks } from '@rapport/shared/collab/alignBlocks';
import { type Change, compareText, type MarkedRun } from './compareText.ts';
import type { AgendaEntry, Content, NotesBlock, Run } from './content.ts';

export interface MarkedBlock extends Pick<NotesBlock, 'id' | 'type' | 'attrs'> {
  readonly change: Change;
  readonly children: readonly MarkedBlock[];
  readonly runs: readonly MarkedRun[];
  /** A task was ticked off since, or is open again. */
  readonly ticked?: boolean;
}

export interface MarkedEntry extends Pick<AgendaEntry, 'id' | 'minutes' | 'done'> {
  readonly change: Change;
  readonly title: readonly MarkedRun[];
  readonly outcome: readonly MarkedRun[];
  /** As before, where they have changed. */
  readonly wasMinutes?: number;
  readonly wasDone?: boolean;
}

/** Two moments of a session as one. */
export interface Comparison {
  readonly agenda: readonly MarkedEntry[];
  readonly notes: readonly MarkedBlock[];
  /** Letters that came and went, without those that only divide words. */
  readonly added: number;
  readonly removed: number;
  /** True when nothing else has changed either: times, what is done. */
  readonly isSame: boolean;
}

export function compareContent(before: Content, after: Content): Comparison {
  const agenda = compareAgenda(before.agenda, after.agenda);
  const notes = compareBlocks(before.notes, after.notes);
  const runs = [...agenda.flatMap(({ title, outcome }) => [...title, ...outcome]), ...notes.flatMap(runsIn)];
  const letters = (change: Change) =>
    runs.reduce((sum, run) => sum + (run.change === change ? run.text.replaceAll(/\s/g, '').length : 0), 0);
  const [added, removed] = [letters('added'), letters('removed')];
  const isOther = ({ change, wasDone, wasMinutes }: MarkedEntry) =>
    change !== 'same' || wasDone !== undefined || wasMinutes !== undefined;
  return {
    ...{ agenda, notes, added, removed },
    isSame: added + removed === 0 && !agenda.some(isOther) && !notes.some(isTicked),
  };
}

/** One moment alone: nothing in it is marked as changed. */
export const showContent = (content: Content): Comparison => compareContent(content, content);

function compareAgenda(before: readonly AgendaEntry[], after: readonly AgendaEntry[]): MarkedEntry[] {
  const earlier = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Set(after.map(({ id }) => id));
  const kept = after.map((entry) => compareEntry(earlier.get(entry.id), entry));
  // What went stands at the end: its place among those that were moved since is nowhere.
  return [...kept, ...before.filter(({ id }) => !now.has(id)).map(goneEntry)];
}

function compareEntry(
  was: AgendaEntry | undefined,
  { id, minutes, done, title, outcome }: AgendaEntry,
): MarkedEntry {
  return {
    ...{ id, minutes, done },
    change: was ? 'same' : 'added',
    title: compareText(was?.title ?? [], title),
    outcome: compareText(was?.outcome ?? [], outcome),
    ...(was && was.minutes !== minutes && { wasMinutes: was.minutes }),
    ...(was && was.done !== done && { wasDone: was.done }),
  };
}

const goneEntry = ({ id, minutes, done, title, outcome }: AgendaEntry): MarkedEntry => ({
  ...{ id, minutes, done },
  change: 'removed',
  title: all(title, 'removed'),
  outcome: all(outcome, 'removed'),
});

function compareBlocks(before: readonly NotesBlock[], after: readonly NotesBlock[]): MarkedBlock[] {
  const marked: MarkedBlock[] = [];
  let [i, j] = [0, 0];
  const closeGap = (to: number, toNow: number) => {
    for (const block of before.slice(i, to)) marked.push(whole(block, 'removed'));
    for (const block of after.slice(j, toNow)) marked.push(whole(block, 'added'));
  };
  for (const [a, b] of alignBlocks(before.map(aligned), after.map(aligned))) {
    closeGap(a, b);
    const [was, block] = [before[a], after[b]];
    if (was && block) marked.push(compareBlock(was, block));
    [i, j] = [a + 1, b + 1];
  }
  closeGap(before.length, after.length);
  return marked;
}

function compareBlock(was: NotesBlock, { id, type, attrs, children, runs }: NotesBlock): MarkedBlock {
  const hasOtherTick = (was.attrs.checked === true) !== (attrs.checked === true);
  return {
    ...{ id, type, attrs },
    change: 'same',
    children: compareBlocks(was.children, children),
    runs: compareText(was.runs, runs),
    ...(hasOtherTick && { ticked: attrs.checked === true }),
  };
}

function whole({ id, type, attrs, children, runs }: NotesBlock, change: Change): MarkedBlock {
  return {
    // Before and after may both be shown, with one id.
    id: `${change}:${id}`,
    ...{ type, attrs, change },
    children: children.map((child) => whole(child, change)),
    runs: all(runs, change),
  };
}

const all = (runs: readonly Run[], change: Change): MarkedRun[] => runs.map((run) => ({ ...run, change }));

const aligned = (block: NotesBlock) => ({ id: block.id, content: () => saysOf(block) });

function saysOf({ type, attrs, children, runs }: NotesBlock): string {
  return JSON.stringify([
    type,
    Object.entries(attrs).sort(([a], [b]) => (a < b ? -1 : 1)),
    runs.map(({ text }) => text).join(''),
    children.map(saysOf),
  ]);
}

const runsIn = (block: MarkedBlock): readonly MarkedRun[] => [
  ...block.runs,
  ...block.children.flatMap(runsIn),
];
const isTicked = (block: MarkedBlock): boolean => block.ticked !== undefined || block.children.some(isTicked);
