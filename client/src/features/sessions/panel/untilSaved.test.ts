import { expect, test } from 'vitest';
import type { DocumentStanding } from './panelDocument.ts';
import { untilSaved } from './untilSaved.ts';

function documentThatIs(save: DocumentStanding['save']) {
  const listeners = new Set<() => void>();
  const state = { save };
  return {
    collab: {
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      getSnapshot: (): DocumentStanding => ({
        connection: 'online',
        refusedBecause: undefined,
        loaded: true,
        save: state.save,
        rights: 'write',
        readOnlyBecause: undefined,
        behind: false,
        seen: false,
      }),
    },
    listeners,
    becomes: (next: DocumentStanding['save']) => {
      state.save = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

test('goes on at once when all is saved, and otherwise with the word that it is', async () => {
  await untilSaved(documentThatIs('saved').collab, 60_000);

  const { collab, becomes, listeners } = documentThatIs('saving');
  let isOver = false;
  const waiting = untilSaved(collab, 60_000).then(() => {
    isOver = true;
  });
  becomes('unsaved');
  await Promise.resolve();
  expect(isOver).toBe(false);
  becomes('saved');
  await waiting;
  expect(listeners.size).toBe(0);
});

test('a server that cannot save does not hold up the end of an hour', async () => {
  const { collab, listeners } = documentThatIs('unsaved');
  await untilSaved(collab, 10);
  expect(listeners.size).toBe(0);
});
