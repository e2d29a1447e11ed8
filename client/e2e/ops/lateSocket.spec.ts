import { cancelSession } from '../fixtures/cancelSession.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('what happens between the first reading of a page and its live connection is not missed', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee, sessionId } = await sitDown(stack, openSeat);
  const { page } = mentee;
  let connect = () => {};
  const late = new Promise<void>((resolve) => (connect = resolve));
  await page.routeWebSocket(/socket\.io/, async (socket) => {
    await late;
    socket.connectToServer();
  });
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Join', exact: true })).toBeVisible();

  await cancelSession(mentor.page, sessionId, 'I am ill');
  // The other one has heard of it by now, this page cannot have.
  await expect(mentor.page.getByRole('heading', { name: /cancelled/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Join', exact: true })).toBeVisible();
  connect();
  await expect(page.getByRole('link', { name: 'Join', exact: true })).toHaveCount(0);
});
