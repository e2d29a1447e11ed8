import { readAgenda, readRunning, startItem } from '@rapport/shared/sessions/agendaDocument';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addItem, moveItem, removeItem, restoreItem } from './agendaCommands.ts';

const topic = (title: string) => ({ title, minutes: 5, lead: 'both', kind: 'topic' }) as const;
const titles = (doc: Y.Doc) => readAgenda(doc).map(({ title }) => title);

function meet(a: Y.Doc, b: Y.Doc): void {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
  Y.applyUpdate(a, fromB);
  Y.applyUpdate(b, fromA);
}

type Step =
  | { kind: 'add'; at: number }
  | { kind: 'move'; from: number; to: number }
  | { kind: 'remove'; from: number };
const place = fc.nat(12);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), at: place }),
  fc.record({ kind: fc.constant('move' as const), from: place, to: place }),
  fc.record({ kind: fc.constant('remove' as const), from: place }),
);

it('two agendas that are changed apart and merge now and then are the same, with nothing doubled or lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ who: fc.boolean(), step, meets: fc.boolean() }), { maxLength: 40 }),
      (turns) => {
        const [a, b] = [new Y.Doc(), new Y.Doc()];
        const added = new Set<string>();
        const removed = new Set<string>();
        turns.forEach(({ who, step, meets }, turn) => {
          const doc = who ? a : b;
          const items = readAgenda(doc);
          const id = 'from' in step ? items[step.from % Math.max(1, items.length)]?.id : undefined;
          if (step.kind === 'add') added.add(addItem(doc, topic(`t${turn}`), `t${turn}`));
          if (step.kind === 'move' && id) moveItem(doc, id, step.to);
          if (step.kind === 'remove' && id) {
            removeItem(doc, id, 0);
            removed.add(id);
          }
          if (meets) meet(a, b);
        });
        meet(a, b);
        expect(readAgenda(a)).toEqual(readAgenda(b));
        expect(
          readAgenda(a)
            .map(({ id }) => id)
            .sort(),
        ).toEqual([...added].filter((id) => !removed.has(id)).sort());
      },
    ),
    { numRuns: 200 },
  );
});

it('moves an item to the place it was given', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), (from, to) => {
      const doc = new Y.Doc();
      for (let i = 0; i < 6; i++) addItem(doc, topic(`${i}`), `${i}`);
      moveItem(doc, `${from}`, to);
      expect(titles(doc)[to]).toBe(`${from}`);
    }),
  );
});

it('keeps the review first and adds new items before the next steps', () => {
  const doc = new Y.Doc();
  addItem(doc, { ...topic('review'), kind: 'review' }, 'r');
  addItem(doc, { ...topic('next'), kind: 'next_steps' }, 'n');
  addItem(doc, topic('one'), '1');
  moveItem(doc, '1', 0);
  moveItem(doc, 'r', 2);
  expect(titles(doc)).toEqual(['review', 'one', 'next']);
});

it('brings a removed item back to its place with its outcome, and stops its timer', () => {
  const doc = new Y.Doc();
  for (const id of ['a', 'b', 'c']) addItem(doc, topic(id), id);
  (doc.getMap('agenda').get('b') as Y.Map<Y.Text>).get('outcome')?.insert(0, 'agreed');
  startItem(doc, 'b', 1_000);
  const removed = removeItem(doc, 'b', 61_000);
  expect(readRunning(doc)).toBeUndefined();
  expect(titles(doc)).toEqual(['a', 'c']);
  if (removed) restoreItem(doc, removed);
  expect(readAgenda(doc)[1]).toMatchObject({ id: 'b', outcome: 'agreed', spent: 60_000 });
});
