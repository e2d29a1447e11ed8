import type { Section } from './updateShape.ts';

/** How far a section is in while the order of all is looked for. */
interface Cursor {
  readonly section: Section;
  /** The first of its refs that is not there yet. */
  ref: number;
  /** It gets no further, or is on its way: what waits for itself never comes. */
  stuck: boolean;
  /** Those that build on what it brings. */
  readonly builders: Set<Cursor>;
}

const isIn = ({ section: { refs, end }, ref }: Cursor, clock: number): boolean => clock < (refs[ref] ?? end);

/**
 * Sections of which everything can be applied, in some order, on what is stored. Whatever waits for what, each ref is
 * looked at once; each wait is a level of the stack, of which there are as many as sections.
 * @param sections one a client, each from the clock on that is next for it
 */
export function completable(sections: readonly Section[], clockOf: (client: number) => number): Section[] {
  const cursors = sections.map((section): Cursor => ({ section, ref: 0, stuck: false, builders: new Set() }));
  const cursorOf = new Map(cursors.map((cursor) => [cursor.section.client, cursor]));

  const comes = (client: number, clock: number, builder: Cursor): boolean => {
    if (clock < clockOf(client)) return true;
    const cursor = cursorOf.get(client);
    if (!cursor || clock >= cursor.section.end) return false;
    cursor.builders.add(builder);
    return reach(cursor, clock);
  };

  /** Moves on until `clock` is in, and no further: what stands behind it may wait for whoever asks. */
  const reach = (cursor: Cursor, clock: number): boolean => {
    if (isIn(cursor, clock)) return true;
    if (cursor.stuck) return false;
    cursor.stuck = true;
    const { refs } = cursor.section;
    for (; !isIn(cursor, clock); cursor.ref += 3) {
      if (!comes(refs[cursor.ref + 1] ?? 0, refs[cursor.ref + 2] ?? 0, cursor)) return false;
    }
    cursor.stuck = false;
    return true;
  };

  const fallen = new Set(cursors.filter((cursor) => !reach(cursor, cursor.section.end - 1)));
  // What builds on parts of one that falls away falls, too: the set grows while it is walked through.
  for (const { builders } of fallen) for (const builder of builders) fallen.add(builder);
  return cursors.filter((cursor) => !fallen.has(cursor)).map(({ section }) => section);
}
