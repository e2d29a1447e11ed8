import { type ErrorCode, RapportError } from '@rapport/shared/core/errors';
import type { ActionView } from '@rapport/shared/mentorships/actions.api';
import { beforeEach, expect, it } from 'vitest';
import { ActionOutbox } from './ActionOutbox.ts';
import { type EntryStorage, OutboxShelf } from './OutboxShelf.ts';
import type { NewEntry, OutboxEntry } from './outboxEntry.ts';

const add: NewEntry = {
  kind: 'create',
  mentorshipId: 'm',
  what: 'Write the outline',
  ownerId: 'p',
  due: null,
  sessionId: null,
};
const actionOf = (id: string): ActionView => ({
  id,
  mentorshipId: 'm',
  what: 'Write the outline',
  ownerId: 'p',
  due: null,
  state: 'open',
  sessionId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  closedAt: null,
  reviews: [],
  version: 1,
  key: '',
});

/** A server that answers as told, and a way to tell that it is back. */
function desk(storage: EntryStorage | undefined = localStorage) {
  const sent: OutboxEntry[] = [];
  const answered: ActionView[] = [];
  const state: { refusal?: ErrorCode | undefined; back: () => void } = { back: () => {} };
  const outbox = new ActionOutbox({
    shelf: new OutboxShelf('person', storage),
    send: async (entry) => {
      sent.push(entry);
      if (state.refusal) throw new RapportError(state.refusal);
      return actionOf(`id-${sent.length}`);
    },
    onSent: (action) => answered.push(action),
    onReturn: (listener) => {
      state.back = listener;
      return () => undefined;
    },
  });
  return { outbox, sent, answered, state };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => localStorage.clear());

it('sends a change at once and keeps nothing of it', async () => {
  const { outbox, answered } = desk();
  const end = outbox.start();
  outbox.put(add);
  expect(outbox.entries()).toHaveLength(1);
  await settle();
  expect(answered).toHaveLength(1);
  expect(outbox.entries()).toEqual([]);
  expect(localStorage).toHaveLength(0);
  end();
});

it('keeps a change over a reload while the server is away, and repeats it with the same key when it is back', async () => {
  const before = desk();
  before.state.refusal = 'unavailable';
  const end = before.outbox.start();
  const key = before.outbox.put(add);
  await settle();
  expect(before.sent.map((entry) => entry.key)).toEqual([key]);
  end();

  const after = desk();
  after.state.refusal = 'unavailable';
  const endAgain = after.outbox.start();
  await settle();
  after.state.refusal = undefined;
  after.state.back();
  await settle();
  expect(after.sent.map((entry) => entry.key)).toEqual([key, key]);
  expect(after.outbox.entries()).toEqual([]);
  endAgain();
});

it('sends in the order in which changes were made, with the id that the server gave', async () => {
  const { outbox, sent } = desk();
  const key = outbox.put(add);
  outbox.put({ kind: 'change', mentorshipId: 'm', actionId: `unsent:${key}`, change: { state: 'done' } });
  const end = outbox.start();
  await settle();
  expect(sent.map(({ kind }) => kind)).toEqual(['create', 'change']);
  expect(sent[1]).toMatchObject({ actionId: 'id-1' });
  end();
});

it('keeps what is refused for good until its author decides, and goes on with the others', async () => {
  const { outbox, sent, state } = desk();
  state.refusal = 'mentorship_ended';
  const end = outbox.start();
  const key = outbox.put(add);
  await settle();
  expect(outbox.entries()).toMatchObject([{ key, refused: 'mentorship_ended' }]);
  state.refusal = undefined;
  outbox.put({ ...add, what: 'Another' });
  await settle();
  expect(sent).toHaveLength(2);
  expect(outbox.entries()).toHaveLength(1);
  outbox.discard(key);
  expect(outbox.entries()).toEqual([]);
  end();
});

it('replaces an unsent answer of the same review instead of sending both', async () => {
  const { outbox, sent } = desk();
  const answer = {
    kind: 'review',
    mentorshipId: 'm',
    actionId: 'a',
    sessionId: 's',
    verdict: 'keep',
  } as const;
  outbox.put({ ...answer, howItWent: 'half' });
  outbox.put({ ...answer, verdict: 'done', howItWent: 'all' });
  const end = outbox.start();
  await settle();
  expect(sent).toMatchObject([{ verdict: 'done', howItWent: 'all' }]);
  end();
});

it('works on where the browser stores nothing', async () => {
  const { outbox, answered } = desk(undefined);
  outbox.put(add);
  expect(outbox.entries()).toHaveLength(1);
  const end = outbox.start();
  await settle();
  expect(answered).toHaveLength(1);
  end();
});

it('passes over what is on the device but is no entry of ours', () => {
  localStorage.setItem('rapport.unsent.person.x', '{"kind":"create"}');
  localStorage.setItem('rapport.unsent.person.y', 'not json');
  localStorage.setItem('rapport.unsent.other.z', JSON.stringify({ ...add, key: 'z', at: 1 }));
  expect(desk().outbox.entries()).toEqual([]);
});
