import type { Page, WebSocketRoute } from '@playwright/test';
import { receivedBy, recorded } from '../fixtures/media.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const join = (page: Page) => page.getByRole('button', { name: 'Join', exact: true });
const seesOther = (page: Page) =>
  expect.poll(async () => (await receivedBy(page)).videoFrames, { timeout: 30_000 }).toBeGreaterThan(0);

/** The signalling sockets that a page opens from now on, and which of them are open. */
function signalsOf(page: Page): { opened: string[]; closed: string[] } {
  const opened: string[] = [];
  const closed: string[] = [];
  page.on('websocket', (socket) => {
    const { pathname } = new URL(socket.url());
    if (!pathname.startsWith('/rtc')) return;
    opened.push(pathname);
    socket.on('close', () => closed.push(pathname));
  });
  return { opened, closed };
}

const openConnections = (page: Page) =>
  page.evaluate(() => {
    const { keptConnections } = globalThis as unknown as { keptConnections: RTCPeerConnection[] };
    return keptConnections.filter(({ connectionState }) => connectionState !== 'closed').length;
  });

test('Join goes in by the socket that stands ready, which is renewed when the page is looked at again', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, recorded(openSeat));
  const { page } = mentee;
  const signals = signalsOf(page);
  await page.reload();
  await expect(join(page)).toBeEnabled();
  await expect.poll(() => signals.opened).toEqual(['/rtc/ready']);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => signals).toEqual({ opened: ['/rtc/ready', '/rtc/ready'], closed: ['/rtc/ready'] });
  // The first one is not left behind.
  await expect.poll(() => openConnections(page)).toBe(1);

  await join(mentor.page).click();
  await join(page).click();
  await seesOther(page);
  await seesOther(mentor.page);
  expect(signals).toEqual({ opened: ['/rtc/ready', '/rtc/ready'], closed: ['/rtc/ready'] });
});

const broken: Readonly<Record<string, (socket: WebSocketRoute) => void>> = {
  'nobody is let stand': (socket) => void socket.close(),
  'the gate sends away who goes in': (socket) => socket.onMessage(() => void socket.close()),
  'the line is dead by then': () => undefined,
};
for (const [name, handle] of Object.entries(broken)) {
  test(`Join goes in all the same where ${name}`, async ({ stack, openSeat }) => {
    const { mentor, mentee } = await sitDown(stack, recorded(openSeat));
    const { page } = mentee;
    let stood = 0;
    await page.routeWebSocket(/\/rtc\/ready/, (socket) => {
      stood++;
      handle(socket);
    });
    await page.reload();
    await expect(join(page)).toBeEnabled();
    await expect.poll(() => stood).toBe(1);
    await join(mentor.page).click();
    await expect(mentor.page.getByRole('timer')).toBeVisible();
    await join(page).click();
    await seesOther(page);
    await seesOther(mentor.page);
  });
}
