import { minute } from '@rapport/shared/sessions/sessionState';
import { describe, expect, test } from 'vitest';
import { callRefusal, mayEndSession } from './call.policy.ts';

const startsAt = Date.UTC(2026, 0, 5, 10);
const planned = { state: 'scheduled', kind: 'video', startsAt, minutes: 45, endedAt: null } as const;
const open = startsAt - 15 * minute;

describe('who may be in the call', () => {
  test.each([
    ['mentor', undefined],
    ['mentee', undefined],
    ['manager', 'not_found'],
    ['admin', 'not_found'],
    [undefined, 'not_found'],
  ] as const)('of an open session, %s: %s', (standing, refusal) => {
    expect(callRefusal(standing, planned, true, open)).toBe(refusal);
  });

  test('nobody before it opens, and nobody of a pair that has ended', () => {
    expect(callRefusal('mentor', planned, true, open - 1)).toBe('not_open_yet');
    expect(callRefusal('mentor', planned, false, open)).toBe('session_over');
  });

  test.each([
    ['live', undefined],
    ['ended', 'session_over'],
    ['recorded', 'session_over'],
    ['missed', 'session_over'],
    ['cancelled', 'session_cancelled'],
    ['proposed', 'not_booked'],
    ['declined', 'not_booked'],
  ] as const)('of a session that is %s: %s', (state, refusal) => {
    expect(callRefusal('mentee', { ...planned, state }, true, startsAt)).toBe(refusal);
  });
});

test.each(['phone', 'in_person'] as const)('a session %s has no call to be in, whenever', (kind) => {
  for (const now of [0, open, startsAt]) {
    expect(callRefusal('mentor', { ...planned, kind }, true, now)).toBe('no_call');
  }
  expect(callRefusal('manager', { ...planned, kind }, true, open)).toBe('not_found');
});

describe('who may end it for both', () => {
  test.each([
    ['mentor', true, true],
    ['mentor', false, true],
    ['mentee', true, false],
    ['mentee', false, true],
    ['manager', false, false],
    ['admin', false, false],
    [undefined, false, false],
  ] as const)('%s, the mentor here %s: %s', (standing, isMentorHere, may) => {
    expect(mayEndSession(standing, isMentorHere)).toBe(may);
  });
});
