import type { SessionKind } from '@rapport/shared/sessions/sessionKind';
import { minute, type SessionState } from '@rapport/shared/sessions/sessionState';
import { expect, test } from 'vitest';
import { lifeAt } from './sessionLife.ts';

const startsAt = Date.UTC(2026, 0, 5, 10);
const end = startsAt + 45 * minute;
const session = (state: SessionState, kind: SessionKind = 'video') => ({
  ...{ state, kind, startsAt, minutes: 45, endedAt: null },
});
const nobody = { call: undefined, document: undefined };

test('a session in which nobody came is missed ten minutes after its planned end, not before', () => {
  expect(lifeAt(session('scheduled'), nobody, end + 10 * minute - 1)).toBeUndefined();
  expect(lifeAt(session('scheduled'), nobody, end + 10 * minute)).toEqual({ event: 'nobody_came' });
});

test('a session is live once somebody was in its call, also when that is found out late', () => {
  const signs = { call: startsAt - 5 * minute, document: undefined };
  const verdict = { event: 'joined', cause: 'sfu' };
  expect(lifeAt(session('scheduled'), signs, startsAt)).toEqual(verdict);
  expect(lifeAt(session('scheduled'), signs, end + 60 * minute)).toEqual(verdict);
});

test('whoever was in the call at the time that it was moved from makes it no session at the new one', () => {
  const signs = { call: startsAt - 15 * minute - 1, document: undefined };
  expect(lifeAt(session('scheduled'), signs, startsAt)).toBeUndefined();
  expect(lifeAt(session('scheduled'), signs, end + 10 * minute)).toEqual({ event: 'nobody_came' });
});

test('both in the document within the hour are a session without a call; before it they prepare', () => {
  const before = { call: undefined, document: startsAt - 1 };
  expect(lifeAt(session('scheduled'), before, startsAt - 1)).toBeUndefined();
  expect(lifeAt(session('scheduled'), before, end + 10 * minute)).toEqual({ event: 'nobody_came' });
  const within = { call: undefined, document: startsAt };
  expect(lifeAt(session('scheduled'), within, startsAt)).toEqual({ event: 'joined', cause: 'sweep' });
});

test('a call in overtime goes on; ten minutes after the last sign it ended at that sign', () => {
  const signs = { call: end + 90 * minute, document: undefined };
  expect(lifeAt(session('live'), signs, end + 100 * minute - 1)).toBeUndefined();
  expect(lifeAt(session('live'), signs, end + 100 * minute)).toEqual({ event: 'emptied', at: signs.call });
});

test('whoever left early may come back until ten minutes past the planned end', () => {
  const signs = { call: startsAt + 20 * minute, document: undefined };
  expect(lifeAt(session('live'), signs, end + 10 * minute - 1)).toBeUndefined();
  expect(lifeAt(session('live'), signs, end + 10 * minute)).toEqual({ event: 'emptied', at: signs.call });
});

test('a live session of which there is no sign ended as planned', () => {
  expect(lifeAt(session('live'), nobody, end + 10 * minute)).toEqual({ event: 'emptied', at: end });
});

test('work in the document keeps a session going, two forgotten windows do not for ever', () => {
  const now = end + 60 * minute;
  expect(lifeAt(session('live'), { call: end, document: now }, now)).toBeUndefined();
  const late = end + 5 * 60 * minute;
  expect(lifeAt(session('live'), { call: end, document: late }, late)).toEqual({ event: 'emptied', at: end });
});

test.each(['phone', 'in_person'] as const)(
  'a session %s waits three days for somebody to say how it went, whoever was in its document',
  (kind) => {
    const within = { call: undefined, document: startsAt };
    const late = end + 72 * 60 * minute;
    for (const now of [startsAt, end, end + 10 * minute, late - 1])
      expect(lifeAt(session('scheduled', kind), within, now)).toBeUndefined();
    expect(lifeAt(session('scheduled', kind), within, late)).toEqual({ event: 'nobody_came' });
    expect(lifeAt(session('missed', kind), within, late)).toBeUndefined();
  },
);

test.each(['proposed', 'declined', 'ended', 'recorded', 'cancelled', 'missed'] as const)(
  'time changes nothing for a session %s',
  (state) => {
    expect(lifeAt(session(state), { call: end, document: end }, end + 600 * minute)).toBeUndefined();
  },
);
