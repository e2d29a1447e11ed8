import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completable } from './completable.ts';
import type { Section } from './updateShape.ts';

/** A section from clock 0 on; each item is one clock, or as many as are said. */
function sectionOf(client: number, items: readonly { length?: number; refs: readonly Ref[] }[]): Section {
  const refs: number[] = [];
  let end = 0;
  for (const item of items) {
    for (const ref of item.refs) if (ref.client !== client) refs.push(end, ref.client, ref.clock);
    end += item.length ?? 1;
  }
  return { client, clock: 0, end, refs, structs: items.length, fromByte: 0, toByte: 0, broken: false };
}

interface Ref {
  readonly client: number;
  readonly clock: number;
}

/** Tries until nothing moves any more, and again without those that fall away. */
function byTrying(sections: readonly Section[], clockOf: (client: number) => number): Section[] {
  const reached = new Map(sections.map(({ client }) => [client, 0]));
  const there = (client: number, clock: number) => clock < (reached.get(client) ?? clockOf(client));
  const cursors = sections.map((section) => ({ section, ref: 0 }));
  for (let moved = true; moved; ) {
    moved = false;
    for (const cursor of cursors) {
      const { client, refs, end } = cursor.section;
      while (cursor.ref < refs.length && there(refs[cursor.ref + 1] ?? 0, refs[cursor.ref + 2] ?? 0)) {
        cursor.ref += 3;
      }
      const clock = refs[cursor.ref] ?? end;
      moved ||= clock > (reached.get(client) ?? 0);
      reached.set(client, clock);
    }
  }
  const applied = cursors.filter(({ ref, section }) => ref >= section.refs.length).map((c) => c.section);
  return applied.length === sections.length ? applied : byTrying(applied, clockOf);
}

const clients = 5;
const item = fc.record({
  length: fc.integer({ min: 1, max: 3 }),
  refs: fc.array(fc.record({ client: fc.nat(clients), clock: fc.nat(6) }), { maxLength: 2 }),
});
const sectionsOf = fc
  .uniqueArray(fc.nat(clients - 1))
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.array(item, { minLength: 1, maxLength: 5 }).map((i) => sectionOf(id, i)))),
  );

test('what is complete is what trying finds, whatever waits for what', () => {
  // The last client is one that is stored.
  const clockOf = (client: number) => (client === clients ? 4 : 0);
  fc.assert(
    fc.property(sectionsOf, (sections) => {
      expect(completable(sections, clockOf)).toEqual(byTrying(sections, clockOf));
    }),
    { numRuns: 5_000 },
  );
});

/** Each client builds on the next, the last one on what is not there, and the first two on each other in turn. */
function chain(length: number, turns: number): Section[] {
  const free = { refs: [] };
  const on = (client: number, clock: number) => ({ refs: [{ client, clock }] });
  const each = Array.from({ length: turns }, (_, turn) => turn);
  return [
    sectionOf(0, [free, ...each.map((turn) => on(1, turn))]),
    sectionOf(1, [...each.map((turn) => on(0, turn)), on(2, 0)]),
    ...Array.from({ length: length - 2 }, (_, index) => sectionOf(index + 2, [free, on(index + 3, 0)])),
  ];
}

test.each(['as it is', 'the other way round'])(
  'a chain that falls away one by one is looked at once, %s',
  (order) => {
    let read = 0;
    const counted = <T extends object>(refs: T): T =>
      new Proxy(refs, {
        get: (target, key) => {
          if (key !== 'length') read += 1;
          return Reflect.get(target, key);
        },
      });
    const sections = chain(256, 2_000).map((section) => ({ ...section, refs: counted(section.refs) }));
    const refs = sections.reduce((sum, section) => sum + section.refs.length, 0);
    expect(completable(order === 'as it is' ? sections : sections.reverse(), () => 0)).toEqual([]);
    // Its own clock is asked for before and after it moves.
    expect(read).toBeLessThan(2 * refs);
  },
);
