import type { ActionView } from '@rapport/shared/mentorships/actions.api';
import { expect, it } from 'vitest';
import { type OutboxEntry, unsentId } from './outboxEntry.ts';
import { newestActions, toReview, withUnsent } from './shownActions.ts';

const action = (change: Partial<ActionView> = {}): ActionView => ({
  id: 'a',
  mentorshipId: 'm',
  what: 'Call the bank',
  ownerId: 'p',
  due: null,
  state: 'open',
  sessionId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  closedAt: null,
  reviews: [],
  version: 1,
  key: '',
  ...change,
});
const heard = (change: Partial<ActionView>, heardAt: number) => ({ action: action(change), heardAt });

it('shows the newest version, whichever way it came', () => {
  expect(newestActions([action({ version: 2 })], 10, [heard({ version: 3, what: 'new' }, 5)])).toMatchObject([
    { what: 'new' },
  ]);
  expect(
    newestActions([action({ version: 2, what: 'read' })], 10, [heard({ version: 1 }, 20)]),
  ).toMatchObject([{ what: 'read' }]);
  expect(newestActions([action({ version: 2, state: 'done' }), action()], 10, [])).toMatchObject([
    { state: 'done' },
  ]);
});

it('shows an action that was heard of after the list was read, and none that has left the list since', () => {
  expect(newestActions([], 10, [heard({}, 11)])).toHaveLength(1);
  expect(newestActions([], 10, [heard({}, 9)])).toHaveLength(0);
});

it('lays unsent changes over what the server told, in their order', () => {
  const change = { kind: 'change', mentorshipId: 'm', actionId: 'a', at: 1 } as const;
  const [shown] = withUnsent(
    [action()],
    [
      { ...change, key: '1', change: { what: 'Call them', state: 'done' } },
      { ...change, key: '2', change: { state: 'open', due: '2026-02-01' } },
    ],
    'p',
  );
  expect(shown).toMatchObject({ what: 'Call them', state: 'open', due: '2026-02-01', unsent: { key: '2' } });
});

it('a review goes through what was open before, keeps what it has answered, and leaves out what is agreed in it', () => {
  const answered = {
    sessionId: 's',
    verdict: 'done' as const,
    howItWent: '',
    by: 'p',
    at: '2026-01-01T00:00:00.000Z',
  };
  const all = [
    action({ id: 'open', due: '2026-03-01' }),
    action({ id: 'done here', state: 'done', reviews: [answered], due: '2026-02-01' }),
    action({ id: 'done before', state: 'done' }),
    action({ id: 'agreed here', sessionId: 's' }),
  ];
  expect(toReview(all, 's').map(({ id }) => id)).toEqual(['done here', 'open']);
});

it('is one action when its news is here before the answer to its own request, and takes what was changed since', () => {
  const at = Date.parse('2026-01-01');
  const added = { mentorshipId: 'm', what: 'Call the bank', ownerId: 'p', due: null, sessionId: null };
  const created: OutboxEntry = { kind: 'create', ...added, key: 'made-here', at };
  const actionId = unsentId(created.key);
  const done: OutboxEntry = {
    ...{ kind: 'change', mentorshipId: 'm', actionId, key: 'done-here', at: at + 1 },
    change: { state: 'done' },
  };
  const shown = withUnsent([action({ id: 'a', key: 'made-here' })], [created, done], 'p');
  expect(shown).toMatchObject([{ id: 'a', state: 'done', unsent: { key: 'done-here' } }]);
  expect(withUnsent([], [created], 'p')).toMatchObject([{ id: 'unsent:made-here' }]);
});
