import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import { sitDown } from '../fixtures/people.ts';
import { allowsNotices, stubPushManager } from '../fixtures/pushManager.ts';
import { expect, test } from '../fixtures/rapport.ts';

/** Gives a push to the browser as its push service would, for it to wake our service worker. */
async function deliver(page: Page, data: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId);
    });
  });
  await browser.send('ServiceWorker.enable');
  await browser.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await registered,
    data,
  });
}

const shownBy = (page: Page) =>
  page.evaluate(async () => {
    const shown = await (await navigator.serviceWorker.ready).getNotifications();
    return shown.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
  });

/**
 * Delivers a push until what is shown is as `expected`. Chromium drops a notice if it is asked what it shows while it
 * puts that notice up, so the asking comes some time after the delivery, which is made again if the two have met.
 */
async function deliverUntil(page: Page, data: string, expected: unknown): Promise<void> {
  await deliver(page, data);
  await page.waitForTimeout(500);
  const shown = async () => {
    const now = await shownBy(page);
    if (!isDeepStrictEqual(now, expected)) await deliver(page, data);
    return now;
  };
  await expect.poll(shown, { intervals: [1_000] }).toEqual(expected);
}

test('a browser shows notices once they are switched on, until they are switched off or its person signs out', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, (origin) => openSeat(origin, { permissions: allowsNotices }));
  const { page } = mentor;
  const { endpoint } = await stubPushManager(page);
  const subscriptions = () =>
    stack.inDatabase((db) => db.collection('pushSubscriptions').countDocuments({ endpoint }));
  await page.goto('/me');
  const onThisDevice = page.getByRole('switch', { name: 'Notices on this device' });
  await expect(onThisDevice).not.toBeChecked();
  await onThisDevice.click();
  await expect(onThisDevice).toBeChecked();
  await expect(page.getByRole('list', { name: 'Browsers that show your notices' })).toContainText(
    'this browser',
  );
  expect(await subscriptions()).toBe(1);
  await page.reload();
  await expect(onThisDevice).toBeChecked();

  const message = { title: 'In 15 minutes', body: 'With Jonas', url: '/me', tag: 'due' };
  const { url, ...words } = message;
  const soon = { ...words, data: { url } };
  await deliverUntil(page, JSON.stringify(message), [soon]);
  const begun = { ...soon, title: 'It begins' };
  await deliverUntil(page, JSON.stringify({ ...message, title: 'It begins' }), [begun]);
  const unread = { title: 'Rapport', body: '', tag: 'news', data: { url: '/' } };
  await deliverUntil(page, 'what no server of ours has sent', [begun, unread]);

  await onThisDevice.click();
  await expect(page.getByText('This browser shows none.', { exact: false })).toBeVisible();
  expect(await subscriptions()).toBe(0);
  await onThisDevice.click();
  await expect(page.getByText('This browser shows them', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/\/sign-in/);
  // The page does not wait for it.
  await expect.poll(subscriptions).toBe(0);
  // Nothing of it stays for whoever sits down next.
  await expect.poll(() => shownBy(page)).toEqual([]);
  await expect
    .poll(() =>
      page.evaluate(async () => (await navigator.serviceWorker.ready).pushManager.getSubscription()),
    )
    .toBeNull();
});

test('a browser that was told no says how to allow notices, and offers them once they are allowed', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { page, context } = (await sitDown(stack, openSeat)).mentor;
  await page.goto('/me');
  await expect(page.getByText('Your browser blocks notices', { exact: false })).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Notices on this device' })).toHaveCount(0);
  await context.grantPermissions(allowsNotices);
  await page.reload();
  const onThisDevice = page.getByRole('switch', { name: 'Notices on this device' });
  // Here the browser's own push service is asked, and is not there.
  await onThisDevice.click();
  await expect(page.getByRole('alert')).toContainText('could not reach its own push service');
  await expect(onThisDevice).not.toBeChecked();
});
