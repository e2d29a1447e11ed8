import { expect, it } from 'vitest';
import { oldestShown } from './useSeenFrom.ts';

const query = (id: string, dataUpdatedAt: number, { isShown = true, isRead = true } = {}) =>
  ({
    queryKey: [id],
    isActive: () => isShown,
    state: { data: isRead ? {} : undefined, dataUpdatedAt },
  }) as never;

it('tells of the oldest that is on the page', () => {
  expect(
    oldestShown([
      query('sessions.readSession', 30),
      query('identity.readMe', 20),
      query('mentorships.listActions', 10, { isShown: false }),
      query('review.readRecord', 0, { isRead: false }),
      query('messaging.readPush', 5),
    ]),
  ).toBe(20);
});

it('tells nothing of a page that has nothing', () => {
  expect(oldestShown([])).toBeUndefined();
});
