import type { Page } from '@playwright/test';
import { canMakeNetworks } from '@rapport/infra/farNetwork';
import { startStack } from '@rapport/infra/testing';
import { sitFarApart } from '../fixtures/farPair.ts';
import { recorded } from '../fixtures/media.ts';
import { closeNetwork, closeTcp } from '../fixtures/network.ts';
import { watchOutside } from '../fixtures/outside.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const patient = { timeout: 90_000 };
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Your connection' });
const part = (page: Page, name: string) =>
  dialogOf(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) });
const ready = (page: Page) => dialogOf(page).getByRole('button', { name: 'Test again' });

test('the connection is tested from the lobby with a real picture, in plain words, and nobody joins by it', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee, sessionId } = await sitDown(stack, (origin) =>
    recorded(openSeat)(origin, {
      permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
    }),
  );
  const { page, context } = mentor;
  const outside = await watchOutside(context, stack.origin);
  await page.reload();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(ready(page)).toBeVisible(patient);
  await expect(part(page, 'Rapport’s server')).toContainText(/Answers in \d+ ms/);
  await expect(part(page, 'Way into the call')).toContainText(/Open, in \d+ ms/);
  await expect(part(page, 'Direct way (UDP)')).toContainText('Open. The best way');
  await expect(part(page, 'Way around firewalls (TCP)')).toContainText('Not offered by this installation');
  await expect(part(page, 'Relay (TURN)')).toContainText('Works.');
  await expect(part(page, 'Speed')).toContainText(/\d\.\d Mbit\/s each way/);
  await expect(part(page, 'Delay')).toContainText(
    /A round trip takes \d+ ms, give or take \d+ ms; \d+(\.[1-9])? % is lost/,
  );

  await dialogOf(page).getByRole('button', { name: 'Copy the report' }).click();
  await expect(dialogOf(page).getByRole('button', { name: 'Report copied' })).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toMatch(/Direct way \(UDP\): good/);
  expect(report).toMatch(/^Delay: (good|weak|bad)\. A round trip takes \d+ ms, give or take \d+ ms;/m);
  expect(report).not.toMatch(/eyJ/);

  const counted = await stack.inDatabase(async (db) => [
    await db.collection('callPresences').countDocuments({ sessionId }),
    await db.collection('mentoringSessions').countDocuments({ state: 'live' }),
  ]);
  expect(counted).toEqual([0, 0]);
  await expect(mentee.page.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
  expect(outside).toEqual({ foreign: [], violations: [] });
});

test('the way around firewalls is tried by itself, also where the direct one works: open, and blocked', async ({
  openSeat,
}) => {
  const stack = await startStack({ overTcp: true });
  try {
    const { mentor } = await sitDown(stack, openSeat);
    const { page } = mentor;
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(ready(page)).toBeVisible(patient);
    await expect(part(page, 'Direct way (UDP)')).toContainText('Open. The best way');
    await expect(part(page, 'Way around firewalls (TCP)')).toContainText(/Open\.$/);
    await expect(part(page, 'Relay (TURN)')).toContainText('Works.');

    await page.addInitScript(closeTcp);
    await page.reload();
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(ready(page)).toBeVisible(patient);
    await expect(part(page, 'Direct way (UDP)')).toContainText('Open. The best way');
    await expect(part(page, 'Way around firewalls (TCP)')).toContainText('Blocked.');
    await expect(part(page, 'Relay (TURN)')).toContainText('Works.');
    await expect(
      dialogOf(page).getByText('You are ready: sound and picture get through well.'),
    ).toBeVisible();
  } finally {
    await stack.stop();
  }
});

test('what is said of a line is what it is: narrow, far, and without UDP', async ({ launchOptions }) => {
  // biome-ignore lint/suspicious/noSkippedTests: said where networks cannot be made
  test.skip(!canMakeNetworks(), 'A network of its own takes Linux and root.');
  test.setTimeout(300_000);
  const { mentee, network, end } = await sitFarApart(launchOptions);
  const { page } = mentee;
  try {
    await network.set({ kbit: 300 });
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(ready(page)).toBeVisible(patient);
    await expect(part(page, 'Speed')).toContainText(
      /^Speed ?0\.[0-3] Mbit\/s each way: enough for sound only\./,
    );

    await network.set({ delayMs: 150, loss: 0.1 });
    await ready(page).click();
    await expect(part(page, 'Delay')).toContainText(/A round trip takes [3-9]\d\d ms/, patient);
    await expect(ready(page)).toBeVisible(patient);
    await expect(part(page, 'Delay')).not.toContainText(/\b0 % is lost/);

    await network.set({ udp: 'drop' });
    await ready(page).click();
    await expect(part(page, 'Direct way (UDP)')).toContainText('Blocked, often by a firewall', patient);
    await expect(ready(page)).toBeVisible(patient);
    await expect(part(page, 'Way around firewalls (TCP)')).toContainText('Open.');
    await expect(dialogOf(page).getByText('A call works from here, but not at its best.')).toBeVisible();
  } finally {
    await end();
  }
});

test('when joining fails the test is offered there, and tells the call server from the rest', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await stack.sfu.kill();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  // The lobby stands for a moment longer and has such a button, too: its dialog goes with it.
  const banner = page.getByRole('status').filter({ hasText: 'The call server cannot be reached' });
  await expect(banner).toBeVisible(patient);
  await banner.getByRole('button', { name: 'Test the connection' }).click();
  await expect(ready(page)).toBeVisible(patient);
  await expect(part(page, 'Rapport’s server')).toContainText(/Answers in \d+ ms/);
  await expect(part(page, 'Way into the call')).toContainText('The call server does not answer.');
  await expect(dialogOf(page).getByText(/A call does not get through from here/)).toBeVisible();

  await stack.sfu.start();
  await expect(page.getByText(/The call server cannot be reached/)).toHaveCount(0, { timeout: 60_000 });
  await ready(page).click();
  await expect(part(page, 'Way into the call')).toContainText(/Open, in \d+ ms/, patient);
});

test('a network without UDP and relay is told from one without a server', async ({ stack, openSeat }) => {
  const { mentor } = await sitDown(stack, async (origin) => {
    const seat = await openSeat(origin);
    if (origin === stack.origin) await seat.context.addInitScript(closeNetwork);
    return seat;
  });
  const { page } = mentor;
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(ready(page)).toBeVisible(patient);
  await expect(part(page, 'Way into the call')).toContainText(/Open, in \d+ ms/);
  await expect(part(page, 'Direct way (UDP)')).toContainText('Blocked, often by a firewall');
  await expect(part(page, 'Relay (TURN)')).toContainText('it cannot be reached from here');
  await expect(part(page, 'Speed')).toContainText('Not measured');
  await expect(part(page, 'Way around firewalls (TCP)')).toContainText('Not found out.');

  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await dialogOf(page).getByRole('button', { name: 'Copy the report' }).click();
  await expect(dialogOf(page).getByLabel(/does not copy by itself/)).toHaveValue(/Direct way \(UDP\): bad/);
  await dialogOf(page).getByRole('button', { name: 'Close' }).first().click();

  await page.getByRole('button', { name: 'Join', exact: true }).click();
  const banner = page
    .getByRole('status')
    .filter({ hasText: 'This network lets no sound and picture through' });
  await expect(banner.getByRole('button', { name: 'Test the connection' })).toBeVisible(patient);
});
