import type { Page } from '@playwright/test';
import type { Stack } from '@rapport/infra/testing';
import { receivedBy, recorded } from '../fixtures/media.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const control = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const joinFromHome = async (page: Page) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Join', exact: true }).click();
};

/** Who was ever counted in the session's call, and whether that has made it live. */
const counted = ({ inDatabase }: Stack, sessionId: string) =>
  inDatabase(async (db) => [
    await db.collection('callPresences').countDocuments({ sessionId }),
    await db.collection('mentoringSessions').countDocuments({ state: 'live' }),
  ]);

/** Connections of a page that were begun: without one it is in no room, seen by nobody, and sends nothing. */
const begun = (page: Page) =>
  page.evaluate(() => {
    const { keptConnections } = globalThis as unknown as { keptConnections: RTCPeerConnection[] };
    return keptConnections.filter(({ localDescription }) => localDescription !== null).length;
  });

test('after a good check, Join on the home page is the one press into the call; before it nobody is there', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee, sessionId } = await sitDown(stack, recorded(openSeat));
  for (const { page } of [mentor, mentee]) await page.goto('/');
  await expect(mentor.page.getByRole('link', { name: 'Join', exact: true })).toBeVisible();

  // Nothing has been checked on this device yet: the lobby comes first.
  const standing = mentor.page.waitForEvent('websocket', (socket) => socket.url().includes('/rtc/ready'));
  await joinFromHome(mentor.page);
  await expect(mentor.page.getByText('You join with your camera and microphone on.')).toBeVisible();
  // All is ready for it.
  await standing;
  expect(await begun(mentor.page)).toBe(0);
  expect(await counted(stack, sessionId)).toEqual([0, 0]);
  await control(mentor.page, 'Join').click();
  await expect(control(mentor.page, 'Leave')).toBeVisible();
  await expect.poll(() => counted(stack, sessionId)).toEqual([1, 1]);
  await control(mentor.page, 'Leave').click();
  await expect(mentor.page.getByRole('heading', { name: 'You left the call' })).toBeVisible();

  await joinFromHome(mentor.page);
  await expect(control(mentor.page, 'Leave')).toBeVisible();
  await control(mentee.page, 'Join')
    .or(mentee.page.getByRole('link', { name: 'Join', exact: true }))
    .click();
  await control(mentee.page, 'Join').click();
  await expect
    .poll(async () => (await receivedBy(mentee.page)).videoFrames, { timeout: 30_000 })
    .toBeGreaterThan(0);

  // A reload is no press: it leads to the lobby.
  await mentor.page.reload();
  await expect(control(mentor.page, 'Join')).toBeVisible();
});

test('Join leads to the lobby when the browser would ask, or when what was checked is not connected', async ({
  stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, openSeat);
  const { page, context } = mentor;
  await expect(page.getByText('You join with your camera and microphone on.')).toBeVisible();
  await control(page, 'Join').click();
  await control(page, 'Leave').click();

  const asking = await context.newPage();
  await asking.addInitScript(() => {
    navigator.permissions.query = async () => ({ state: 'prompt' }) as PermissionStatus;
  });
  await joinFromHome(asking);
  await expect(control(asking, 'Join')).toBeVisible();
  await asking.close();

  const unplugged = await context.newPage();
  await unplugged.addInitScript(() => {
    const { mediaDevices } = navigator;
    const list = mediaDevices.enumerateDevices.bind(mediaDevices);
    mediaDevices.enumerateDevices = async () => (await list()).filter(({ kind }) => kind !== 'videoinput');
  });
  await joinFromHome(unplugged);
  await expect(control(unplugged, 'Join')).toBeVisible();
});
