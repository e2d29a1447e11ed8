import type { Locator, Page } from '@playwright/test';
import { sitDown } from '../fixtures/people.ts';
import { expect, type Seat, test } from '../fixtures/rapport.ts';

const year = new Date().getUTCFullYear() + 1;
/** A day of the coming winter, by its number. */
const winterDay = (day: number) => `${year}-01-${String(day).padStart(2, '0')}`;

async function readJson<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(path);
  expect({ path, status: answer.status() }).toEqual({ path, status: 200 });
  return (await answer.json()) as T;
}

type Listed = { items: { id: string }[] };

async function pairOf(page: Page): Promise<string> {
  const { items } = await readJson<Listed>(page, '/api/mentorships');
  return items[0]?.id ?? '';
}

async function openBooking(page: Page): Promise<Locator> {
  await page.goto(`/pairs/${await pairOf(page)}`);
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  const booking = page.getByRole('dialog', { name: /^Book a session/ });
  await expect(booking.getByLabel('Title')).toBeVisible();
  return booking;
}

/** The last Sunday of March: clocks in Berlin go from 2:00 to 3:00. */
function dayWithoutHalfPastTwo(): string {
  const last = new Date(Date.UTC(year, 2, 31));
  last.setUTCDate(31 - last.getUTCDay());
  return last.toISOString().slice(0, 10);
}

test('a booking that cannot be is refused beside its field, and everything typed stays', async ({
  stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, openSeat);
  const { page } = mentor;
  const booking = await openBooking(page);
  const book = booking.getByRole('button', { name: 'Book the session' });
  const preview = booking.getByRole('status', { name: 'In your local times' });
  const start = booking.getByLabel('Start');
  await booking.getByLabel('Title').fill('An hour that is hard to find');

  await booking.getByLabel('Date').fill('2020-02-03');
  await expect(preview).toHaveText(/This time has passed/);
  await book.click();
  await expect(start).toHaveAccessibleDescription('This time has passed. Choose a later one.');
  await expect(start).toBeFocused();

  await booking.getByLabel('Zone of these times').selectOption('Europe/Berlin');
  await booking.getByLabel('Date').fill(dayWithoutHalfPastTwo());
  await start.fill('02:30');
  await expect(preview).toHaveText(/The clocks change that day and skip this time/);
  await book.click();
  await expect(start).toHaveAccessibleDescription(/skip this time/);

  await start.fill('10:00');
  await booking.getByLabel('Date').fill('');
  await book.click();
  await expect(booking.getByLabel('Date')).toHaveAccessibleDescription('This is needed.');

  const long = 'An hour that is hard to find '.repeat(6).trim();
  await booking.getByLabel('Date').fill(winterDay(12));
  await booking.getByLabel('Title').fill(long);
  await book.click();
  await expect(booking.getByLabel('Title')).toHaveAccessibleDescription('This is too long.');
  await expect(booking.getByLabel('Title')).toHaveValue(long);

  await page.keyboard.press('Escape');
  await expect(booking).toBeHidden();
  const again = await openBooking(page);
  await expect(again.getByLabel('Title')).toHaveValue(long);
  await expect(again.getByLabel('Date')).toHaveValue(winterDay(12));
  await expect(again.getByLabel('Zone of these times')).toHaveValue('Europe/Berlin');
});

test('texts that are too long are counted or named, and stay to be shortened', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await page.goto(`/pairs/${await pairOf(page)}`);
  const what = page.getByRole('textbox', { name: 'What' });
  const long = 'x'.repeat(507);
  await what.fill(long);
  await expect(page.getByText('7 characters too many.')).toBeVisible();
  await page.getByRole('button', { name: 'Add action' }).click();
  await expect(what).toHaveValue(long);
  await what.fill('');

  await page
    .getByRole('button', { name: /^Change “/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Cancel the session' }).click();
  const cancelling = page.getByRole('alertdialog', { name: /^Cancel/ });
  const reason = cancelling.getByLabel('Why is it cancelled?');
  await reason.fill('y'.repeat(501));
  await cancelling.getByRole('button', { name: 'Cancel the session' }).click();
  await expect(reason).toHaveAccessibleDescription(/This is too long\./);
  await expect(reason).toHaveValue('y'.repeat(501));
});

// A sample in which somebody real has joined lets nobody in any more: this one is for this test alone.
test('what does not exist and what is not shared look the same', async ({ freshStack: stack, openSeat }) => {
  const { mentor, sessionId } = await sitDown(stack, openSeat);
  const pairId = await pairOf(mentor.page);
  const past = await readJson<Listed>(mentor.page, `/api/mentorships/${pairId}/sessions?when=past`);
  const recordId = past.items[0]?.id ?? '';

  const outsider = await joinAsOutsider(stack, openSeat);
  const unknown = '0'.repeat(24);
  for (const id of [unknown, 'no-such-thing', sessionId, recordId]) {
    await outsider.page.goto(`/s/${id}`);
    await expect(outsider.page.getByRole('heading', { name: 'No session here' })).toBeVisible();
    await expect(outsider.page.getByText(/or it is not shared with you/)).toBeVisible();
  }
  for (const id of [unknown, 'no-such-thing', pairId]) {
    await outsider.page.goto(`/pairs/${id}`);
    await expect(outsider.page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  }
  const answers = [unknown, sessionId, recordId].flatMap((id) => [
    `/api/sessions/${id}`,
    `/api/sessions/${id}/record`,
  ]);
  const bodies = await Promise.all(
    answers.map(async (path) => {
      const answer = await outsider.page.request.get(path);
      return `${answer.status()} ${await answer.text()}`;
    }),
  );
  expect(new Set(bodies).size).toBe(1);
  await outsider.page.getByRole('link', { name: 'Go to your home page' }).click();
  await expect(outsider.page.getByRole('heading', { name: 'Hello, Noor' })).toBeVisible();
});

/** Somebody of the same programme who is in no pair. */
async function joinAsOutsider(
  stack: { origin: string; secondOrigin: string; setupCode: string },
  openSeat: (origin: string) => Promise<Seat>,
): Promise<Seat> {
  const manager = await openSeat(stack.origin);
  await manager.page.goto(`/setup?as=manager#code=${stack.setupCode}`);
  await manager.page.waitForURL((url) => url.pathname === '/');
  await manager.page.goto('/people');
  await manager.page.getByRole('button', { name: 'Invite', exact: true }).click();
  await manager.page.getByLabel('Who is it for?').fill('Noor');
  await manager.page.getByRole('button', { name: 'Make the link' }).click();
  const link = await manager.page.getByRole('textbox', { name: 'Link' }).inputValue();
  const outsider = await openSeat(stack.origin);
  await outsider.page.goto(link);
  await outsider.page.getByLabel('Your name').fill('Noor');
  await outsider.page.getByLabel('E-mail address').fill('noor@example.org');
  await outsider.page.getByLabel('Password', { exact: true }).fill('nobody has paired me');
  await outsider.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(outsider.page.getByRole('heading', { name: 'Hello, Noor' })).toBeVisible();
  return outsider;
}

// Only what has not begun is cancelled, which the session of a stack that serves many tests may have.
test('a join to a session that was just cancelled says so, also when the news did not arrive', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee, sessionId } = await sitDown(stack, openSeat);
  // The mentee's page hears nothing live: it still offers to join.
  await mentee.page.routeWebSocket(/socket\.io/, () => undefined);
  await mentee.page.reload();
  await expect(mentee.page.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
  await mentor.page.getByRole('button', { name: /^Change “/ }).click();
  await mentor.page.getByRole('menuitem', { name: 'Cancel the session' }).click();
  const cancelling = mentor.page.getByRole('alertdialog', { name: /^Cancel/ });
  await cancelling.getByLabel('Why is it cancelled?').fill('A power cut in the whole street.');
  await cancelling.getByRole('button', { name: 'Cancel the session' }).click();
  await expect(mentor.page.getByRole('heading', { name: 'This session was cancelled' })).toBeVisible();

  await mentee.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(mentee.page.getByRole('heading', { name: 'This session was cancelled' })).toBeVisible();
  await expect(mentee.page.getByText('Reason: A power cut in the whole street.')).toBeVisible();
  await mentee.page.goto(`/s/${sessionId}`);
  await expect(
    mentee.page.getByRole('link', { name: /Book another session|your pair’s page/ }),
  ).toBeVisible();
});

test('a session that is ended twice ends once, and the late window comes to the same record', async ({
  stack,
  openSeat,
}) => {
  const { mentor, sessionId } = await sitDown(stack, openSeat);
  const { page } = mentor;
  const end = `/api/sessions/${sessionId}/end`;
  // This window hears nothing live: it still offers to end.
  await page.routeWebSocket(/socket\.io/, () => undefined);
  await page.reload();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('button', { name: 'End session' }).click();
  const wrapUp = page.getByRole('dialog', { name: /^End/ });
  await expect(wrapUp).toBeVisible();
  const first = await page.request.post(end, { headers: { origin: stack.origin } });
  expect(first.status()).toBe(200);
  const { endedAt } = (await first.json()) as { endedAt: string };
  await wrapUp.getByRole('button', { name: 'End and keep the record' }).click();
  await expect(page.getByRole('article')).toBeVisible();
  const third = await page.request.post(end, { headers: { origin: stack.origin } });
  expect(third.status()).toBe(200);
  expect(((await third.json()) as { endedAt: string }).endedAt).toBe(endedAt);
});

// At the end: the sample leads into the next session that is planned, and this one is far away.
test('an hour that the two have booked already is named as that', async ({ stack, openSeat }) => {
  const { mentor } = await sitDown(stack, openSeat);
  const fill = async (title: string) => {
    const booking = await openBooking(mentor.page);
    await booking.getByLabel('Date').fill(winterDay(14));
    await booking.getByLabel('Start').fill('11:00');
    await booking.getByLabel('Title').fill(title);
    await booking.getByRole('button', { name: 'Book the session' }).click();
    return booking;
  };
  await expect(await fill('The first of two')).toBeHidden();
  const second = await fill('The second of two');
  await expect(second.getByLabel('Start')).toHaveAccessibleDescription(
    'The two of you have another session at this time. Choose another one.',
  );
  await expect(second.getByLabel('Title')).toHaveValue('The second of two');
});
