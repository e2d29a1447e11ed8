import { simpleDiffString } from 'lib0/diff';
import type * as Y from 'yjs';

type Format = Readonly<Record<string, unknown>>;

interface Run {
  readonly text: string;
  readonly format: Format;
}

/** Makes a text say what it said `then`, in its letters and their format. What begins and ends alike keeps its place. */
export function restoreText(now: Y.Text, then: Y.Text): void {
  const runs = runsOf(now);
  const earlier = runsOf(then);
  if (!runs || !earlier) {
    // Something else than text stands in it, as no editor of ours puts it there.
    if (JSON.stringify(now.toDelta()) === JSON.stringify(then.toDelta())) return;
    now.delete(0, now.length);
    now.applyDelta(then.toDelta());
    return;
  }
  const textOf = (all: readonly Run[]) => all.map(({ text }) => text).join('');
  const { index, remove, insert } = simpleDiffString(textOf(runs), textOf(earlier));
  if (remove > 0) now.delete(index, remove);
  if (insert.length > 0) now.insert(index, insert, {});
  restoreFormat(now, earlier);
}

/** Undefined where something else than text stands in it. */
function runsOf(text: Y.Text): Run[] | undefined {
  const delta = text.toDelta() as { insert: unknown; attributes?: Format }[];
  const runs = delta.flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string' ? [{ text: insert, format: attributes }] : [],
  );
  return runs.length === delta.length ? runs : undefined;
}

/** Formats alone: both have the same letters. */
function restoreFormat(now: Y.Text, then: readonly Run[]): void {
  const runs = runsOf(now) ?? [];
  const ends = [runs, then].flatMap((all) => {
    let end = 0;
    return all.map(({ text }) => {
      end += text.length;
      return end;
    });
  });
  let from = 0;
  for (const to of [...new Set(ends)].sort((a, b) => a - b)) {
    const change = formatChange(formatAt(runs, from), formatAt(then, from));
    if (change) now.format(from, to - from, change);
    from = to;
  }
}

function formatAt(runs: readonly Run[], index: number): Format {
  let end = 0;
  for (const { text, format } of runs) {
    end += text.length;
    if (end > index) return format;
  }
  return {};
}

function formatChange(now: Format, then: Format): Record<string, unknown> | undefined {
  const changed = [...new Set([...Object.keys(now), ...Object.keys(then)])].filter(
    (key) => JSON.stringify(now[key]) !== JSON.stringify(then[key]),
  );
  return changed.length > 0 ? Object.fromEntries(changed.map((key) => [key, then[key] ?? null])) : undefined;
}
