import { minute } from '@rapport/shared/sessions/sessionState';
import { describe, expect, test } from 'vitest';
import { mayAnswerGuest, mayHaveGuests, mayTakePart, noGuestsBecause, openingFor } from './guests.policy.ts';

const startsAt = Date.UTC(2026, 0, 5, 10);
const planned = { state: 'scheduled', kind: 'video', startsAt, minutes: 45, endedAt: null } as const;
const open = startsAt - 15 * minute;
const seated = { id: 'seat', hash: '', name: 'Ida' };

test.each([
  ['mentor', true],
  ['mentee', true],
  ['manager', false],
  ['admin', false],
  [undefined, false],
] as const)('%s decides about guests: %s', (standing, may) => {
  expect(mayHaveGuests(standing)).toBe(may);
});

test('who asks for a guest does not answer for the other one', () => {
  expect(mayAnswerGuest({ personId: 'maya' }, { invitedBy: 'maya' })).toBe(false);
  expect(mayAnswerGuest({ personId: 'jonas' }, { invitedBy: 'maya' })).toBe(true);
});

describe('what a guest could come to', () => {
  test('a session by video of an active pair, also before it opens', () => {
    expect(noGuestsBecause(planned, true, open - 1)).toBeUndefined();
    expect(noGuestsBecause({ ...planned, kind: 'phone' }, true, open)).toBe('no_call');
    expect(noGuestsBecause(planned, false, open)).toBe('mentorship_ended');
  });

  test.each([
    ['proposed', 'not_booked'],
    ['declined', 'not_booked'],
    ['cancelled', 'session_cancelled'],
    ['missed', 'session_over'],
    ['ended', 'session_over'],
    ['recorded', 'session_over'],
  ] as const)('not one that is %s', (state, refusal) => {
    expect(noGuestsBecause({ ...planned, state, endedAt: startsAt }, true, open)).toBe(refusal);
  });
});

test.each([
  ['open', planned, true, open],
  ['later', planned, true, open - 1],
  ['later', { ...planned, kind: 'phone' }, true, open],
  ['over', { ...planned, state: 'cancelled' }, true, open],
  ['over', planned, false, open],
] as const)('it is %s', (opening, session, isPairActive, now) => {
  expect(openingFor(session, isPairActive, now)).toBe(opening);
});

describe('who takes part as a guest', () => {
  const guest = { state: 'accepted', seated } as const;

  test('one whom both accepted and one let in, while the room is open', () => {
    expect(mayTakePart(guest, 'seat', planned, true, open)).toBe(true);
    expect(mayTakePart(guest, 'seat', { ...planned, state: 'live' }, true, startsAt)).toBe(true);
  });

  test.each([
    ['before it opens', guest, 'seat', planned, true, open - 1],
    ['after the end', guest, 'seat', { ...planned, state: 'ended', endedAt: open }, true, open],
    ['once the pair has ended', guest, 'seat', planned, false, open],
    ['from another browser', guest, 'other', planned, true, open],
    ['while they wait', { state: 'accepted' }, 'seat', planned, true, open],
    ['when one of the two has not accepted', { state: 'asked', seated }, 'seat', planned, true, open],
    ['once put out', { state: 'removed', seated }, 'seat', planned, true, open],
  ] as const)('nobody %s', (_, who, seat, session, isPairActive, now) => {
    expect(mayTakePart(who, seat, session, isPairActive, now)).toBe(false);
  });
});
