import type { GuestView } from '@rapport/shared/sessions/guests.api';
import { expect, test } from 'vitest';
import { guestNeeds } from './guestNeeds.ts';

const guest = (of: Partial<GuestView>): GuestView => ({
  ...{ id: 'g', name: 'Ida', invitedBy: 'maya', state: 'accepted' },
  ...{ asking: null, seated: null, path: null },
  ...of,
});
const waits = { id: 'seat', name: 'Ida', isRefused: false };
const kinds = (guests: GuestView[], viewer: string) =>
  guestNeeds(guests, viewer).map(({ kind, guest: { id } }) => [kind, id]);

test('the other one is asked, whoever invites is not', () => {
  expect(kinds([guest({ state: 'asked' })], 'jonas')).toEqual([['answer', 'g']]);
  expect(kinds([guest({ state: 'asked' })], 'maya')).toEqual([]);
});

test('either lets in who waits, before anything else', () => {
  const all = [guest({ id: 'asked', state: 'asked' }), guest({ id: 'waits', asking: waits })];
  expect(kinds(all, 'jonas')).toEqual([
    ['admission', 'waits'],
    ['answer', 'asked'],
  ]);
  expect(kinds(all, 'maya')).toEqual([['admission', 'waits']]);
});

test('who was told not now, is in already, or was put out needs nothing', () => {
  const calm = [
    guest({ asking: { ...waits, isRefused: true } }),
    guest({ seated: { name: 'Ida' } }),
    guest({ state: 'removed', asking: waits }),
    guest({ state: 'declined' }),
  ];
  expect(kinds(calm, 'jonas')).toEqual([]);
});
