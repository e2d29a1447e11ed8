import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { Stack } from '@rapport/infra/testing';
import { pretendMachine } from '../fixtures/machine.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { signInByForm, signOut } from '../fixtures/signInByForm.ts';
import { assembleTeam, bookSoon } from '../fixtures/team.ts';

/** What the browser keeps of the page beyond the window. */
function kept(page: Page) {
  return page.evaluate(async () => ({
    storage: Object.keys(localStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
}
const nothing = { storage: [], databases: [], caches: [], workers: 0 };

async function signIn(page: Page, isPublic: boolean): Promise<void> {
  await page.goto('/sign-in');
  await signInByForm(page, 'noor@example.org', isPublic);
}

/** Uses what would leave something behind: the notes' copy, the choice of devices, the theme. */
async function use(page: Page, sessionId: string): Promise<void> {
  await page.goto(`/s/${sessionId}`);
  const topic = page.getByPlaceholder('What to talk about');
  await topic.fill('Something private');
  await topic.press('Enter');
  await expect(page.getByText('Something private').first()).toBeVisible();
  await page.getByRole('button', { name: 'Switch the camera off' }).click();
  await page.getByRole('button', { name: 'Switch the camera on' }).click();
  await expect(page.getByLabel('Microphone', { exact: true })).toBeVisible();
}

/** A call as it is in use: the panel is written in, devices and effects are looked at, keys are switched off. */
async function beInTheCall(page: Page): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Join').click();
  await expect(button('Leave')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('tab', { name: 'Notes' }).click();
  const notes = page.getByRole('textbox', { name: 'Notes of both of you' });
  await notes.click();
  await page.keyboard.type('Said in private');
  await expect(notes).toContainText('Said in private');
  await button('Devices').click();
  await page.getByRole('switch', { name: 'Single keys work in the call' }).uncheck();
  await page.keyboard.press('Escape');
  await button('Mute the microphone').click();
  await button('Leave').click();
  await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
}

/** Files below a folder in which any of these texts stands, as browsers write them. */
async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const written = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // The browser asks by itself whether to keep a password; nobody is there to say no.
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('Login Data'))
    .map((entry) => join(entry.parentPath, entry.name));
  // Or nothing would be found in what is not there.
  expect(files.length).toBeGreaterThan(10);
  const found = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      return written.some((text) => bytes.includes(text)) ? [file] : [];
    }),
  );
  return found.flat();
}

test('a public computer keeps nothing: neither while in use, nor after the browser was closed', async ({
  freshStack: stack,
  openSeat,
  launchOptions,
}, testInfo) => {
  const { mentor, mentorshipId } = await assembleTeam(stack, openSeat);
  const sessionId = await bookSoon(mentor.context, stack, mentorshipId);
  const openBrowser = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(testInfo.outputPath('profile'), {
      ...launchOptions,
      baseURL: stack.origin,
      permissions: ['camera', 'microphone'],
    });

  const browser = await openBrowser();
  const page = await browser.newPage();
  await signIn(page, true);
  await use(page, sessionId);
  expect(await kept(page)).toEqual(nothing);
  await beInTheCall(page);
  expect(await kept(page)).toEqual(nothing);
  const second = await browser.newPage();
  await use(second, sessionId);
  expect(await kept(second)).toEqual(nothing);
  await second.goto('/me');
  await expect(second.getByText(/others use this computer, too\. So it shows no notices/)).toBeVisible();
  await browser.close();
  expect(
    await filesWith(testInfo.outputPath('profile'), [
      'Something private',
      'Said in private',
      'noor@example.org',
    ]),
  ).toEqual([]);

  const later = await openBrowser();
  const next = await later.newPage();
  await next.goto('/');
  await expect(next.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await kept(next)).toEqual(nothing);
  expect(await cookiesOf(later, stack)).toEqual([]);
  await later.close();
});

test('signing out of a public computer leaves the window empty; one’s own computer remembers again', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentorshipId } = await assembleTeam(stack, openSeat);
  const sessionId = await bookSoon(mentor.context, stack, mentorshipId);
  const { page, context } = await openSeat(stack.origin);
  await signIn(page, true);
  await use(page, sessionId);
  await signOut(page);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await kept(page)).toEqual(nothing);
  // The end of the sign-in may show before the answer to signing out has come.
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  expect(await cookiesOf(context, stack)).toEqual([]);

  await signIn(page, false);
  await use(page, sessionId);
  const { storage, databases } = await kept(page);
  expect(storage).toContain('rapport.media');
  expect(databases.length).toBeGreaterThan(0);
});

test('whoever says that others use the computer clears it of what somebody left who did not sign out', async ({
  freshStack: stack,
  openSeat,
}) => {
  await assembleTeam(stack, openSeat);
  const { page, context } = await openSeat(stack.origin);
  const answers = async () => (await kept(page)).databases.includes('rapport-answers');
  await signIn(page, false);
  await expect.poll(answers).toBe(true);
  await page.goto('about:blank');
  await context.clearCookies();
  await page.goto('/sign-in');
  await signInByForm(page, 'pablo@example.org', true);
  await expect.poll(answers).toBe(false);
});

test('a sign-in that was ended elsewhere leaves of agendas only what the server does not have, and that follows later', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentorshipId } = await assembleTeam(stack, openSeat);
  const [first, second] = [
    await bookSoon(mentor.context, stack, mentorshipId),
    await bookSoon(mentor.context, stack, mentorshipId, 65),
  ];
  const { page } = await openSeat(stack.origin);
  await signIn(page, false);
  const write = async (text: string) => {
    const topic = page.getByPlaceholder('What to talk about');
    await topic.fill(text);
    await topic.press('Enter');
  };
  const copyOf = (sessionId: string) => `:session:${sessionId}`;
  const copies = async () => (await kept(page)).databases.filter((name) => name?.includes(':session:'));
  for (const sessionId of [first, second]) {
    await page.goto(`/s/${sessionId}`);
    await write('Brought');
    await expect(page.locator('[data-save="saved"]')).toBeVisible();
    await expect.poll(() => provedIn(page, copyOf(sessionId)), { timeout: 30_000 }).toBe(true);
  }
  expect(await copies()).toHaveLength(2);

  await stack.server.kill();
  await write('Not brought yet');
  await expect(page.locator('[data-save="device"]')).toBeVisible();
  await stack.inDatabase((db) => db.collection('session').deleteMany({}));
  await stack.server.start();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout: 30_000 });
  await expect.poll(copies).toEqual([expect.stringContaining(copyOf(second))]);

  await signIn(page, false);
  await page.goto(`/s/${second}`);
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  const elsewhere = (await openSeat(stack.origin)).page;
  await signIn(elsewhere, false);
  await elsewhere.goto(`/s/${second}`);
  await expect(elsewhere.getByText('Not brought yet').first()).toBeVisible();
});

test('the next person in the same window has neither picture nor background of the one before', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentorshipId } = await assembleTeam(stack, openSeat);
  await bookSoon(mentor.context, stack, mentorshipId);
  const { page, context } = await openSeat(stack.origin);
  await pretendMachine(context);
  const choice = (name: string) => page.getByRole('radio', { name });
  // By links alone: a page that is loaded anew would have forgotten by itself.
  const toBackgrounds = async () => {
    await page.getByRole('link', { name: 'Join', exact: true }).click();
    await page.getByRole('button', { name: 'Background and noise' }).click();
    await expect(choice('As it is')).toBeVisible();
  };

  await signIn(page, false);
  await toBackgrounds();
  const red =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
  const file = { name: 'red.png', mimeType: 'image/png', buffer: Buffer.from(red, 'base64') };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(choice('Your picture')).toBeChecked();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await signOut(page);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  // The end of the sign-in may show before the answer to signing out has come.
  await expect.poll(async () => (await kept(page)).storage).not.toContain('rapport.background');

  await signInByForm(page, 'pablo@example.org');
  await toBackgrounds();
  await expect(choice('As it is')).toBeChecked();
  await expect(choice('Your picture')).toHaveCount(0);
});

/** Whether the copy whose name ends so says of itself that the server has all of it. */
function provedIn(page: Page, end: string): Promise<boolean> {
  return page.evaluate(async (name) => {
    const databases = await indexedDB.databases();
    const found = databases.find((one) => one.name?.endsWith(name))?.name ?? '';
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(found);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const proofs = database.transaction('custom').objectStore('custom').getAll();
    await new Promise((resolve) => proofs.addEventListener('success', resolve));
    database.close();
    return proofs.result.length > 0 && proofs.result.every((clock) => clock >= 0);
  }, end);
}

async function cookiesOf(context: BrowserContext, { origin }: Stack): Promise<string[]> {
  return (await context.cookies(origin)).map(({ name }) => name);
}
