import type { Page } from '@playwright/test';
import {
  answersKept,
  homeQuestions,
  pairQuestions,
  recordQuestion,
  sessionQuestion,
} from '../fixtures/answersKept.ts';
import { notesOf, saved } from '../fixtures/panel.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { signInByForm, signOut } from '../fixtures/signInByForm.ts';
import { assembleTeam } from '../fixtures/team.ts';
import { workerReady } from '../fixtures/workerReady.ts';

const away = (page: Page) => page.getByText(/The server cannot be reached/);
const idIn = (address: string) => new URL(address).pathname.split('/').at(-1) ?? '';
const seenFrom = (page: Page) => page.getByText(/^What you see is from /);

/** Books a meeting in person that begins now, in the place of the sample's own session. */
async function meetInPerson(page: Page, sampleSessionId: string): Promise<string> {
  return page.evaluate(async (id) => {
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      return answer.json();
    };
    const { mentorshipId } = await post(`/api/sessions/${id}/cancel`, { reason: 'We meet in person' });
    const [date, time] = new Date(Date.now() + 60_000).toISOString().split('T');
    const when = { date, time: time?.slice(0, 5), zone: 'UTC', minutes: 60 };
    const what = { title: 'Soup and plans', templateId: 'regular-meeting' };
    const how = { kind: 'in_person', place: 'The canteen' };
    return (await post(`/api/mentorships/${mentorshipId}/sessions`, { ...when, ...what, ...how })).id;
  }, sampleSessionId);
}

test('without a server home, pair, session and record open as they were read last, and what is typed arrives when it is back', async ({
  freshStack: stack,
  openSeat,
}) => {
  test.setTimeout(240_000);
  const { mentor, mentee, sessionId } = await sitDown(stack, openSeat);
  const { page } = mentor;
  const meeting = await meetInPerson(page, sessionId);
  const places = { home: '/', pair: '', record: '', meeting: `/s/${meeting}` };

  await test.step('everything is read once, while there is a server', async () => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Next hour' })).toBeVisible();
    await workerReady(page);
    await page.getByRole('main').getByRole('link', { name: /Jonas/ }).last().click();
    const past = page.getByRole('link', { name: /Handing work over/ });
    await expect(past).toBeVisible();
    places.pair = page.url();
    await past.click();
    await expect(page.getByRole('heading', { name: 'Handing work over' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What you agreed on' })).toBeVisible();
    places.record = page.url();
    const recorded = idIn(places.record);
    await answersKept(page, [
      ...homeQuestions,
      ...pairQuestions(idIn(places.pair), 'past'),
      ...[sessionQuestion(recorded), recordQuestion(recorded)],
    ]);
    await page.goto(places.meeting);
    await page.getByRole('tab', { name: 'Notes' }).click();
    await notesOf(page).pressSequentially('Before. ');
    await saved(page);
    await answersKept(page, [sessionQuestion(meeting)]);
  });

  await test.step('the server goes: each page opens anew, and says of when it is', async () => {
    await stack.server.kill();
    const opened = await page.goto(places.home);
    // The page from the device is under the same policy as the one from the server.
    expect(opened?.fromServiceWorker()).toBe(true);
    expect(opened?.headers()['content-security-policy']).toContain("default-src 'none'");
    await expect(page.getByRole('heading', { name: 'Hello, Maya' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Your pairs' })).toBeVisible();
    await expect(away(page)).toBeVisible();
    await expect(seenFrom(page)).toBeVisible();
    await page.goto(places.pair);
    await expect(page.getByRole('link', { name: /Handing work over/ })).toBeVisible();
    await expect(seenFrom(page)).toBeVisible();
    await page.goto(places.record);
    await expect(page.getByRole('heading', { name: 'Handing work over' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What you agreed on' })).toBeVisible();
    await expect(seenFrom(page)).toBeVisible();
  });

  await test.step('notes open from this device, and take what is typed', async () => {
    await page.goto(places.meeting);
    await expect(page.getByText('In person: The canteen')).toBeVisible();
    await page.getByRole('tab', { name: 'Notes' }).click();
    await expect(notesOf(page)).toContainText('Before.');
    await notesOf(page).press('Control+End');
    await notesOf(page).pressSequentially('On the train. ');
    await expect(page.locator('[data-save="device"]')).toBeVisible();
    await page.reload();
    await page.getByRole('tab', { name: 'Notes' }).click();
    await expect(notesOf(page)).toContainText('On the train.');
  });

  await test.step('it is back: the pages are of now, and the other one reads what was typed', async () => {
    await stack.server.start();
    await expect(away(page)).toBeHidden({ timeout: 30_000 });
    await expect(seenFrom(page)).toHaveCount(0);
    await saved(page);
    await mentee.page.goto(places.meeting);
    await mentee.page.getByRole('tab', { name: 'Notes' }).click();
    await expect(notesOf(mentee.page)).toContainText('Before. On the train.');
  });

  await test.step('signed out, nothing of it opens any more', async () => {
    await page.goto(places.home);
    await signOut(page);
    await page.waitForURL(/\/sign-in/);
    await stack.server.kill();
    await page.goto(places.pair);
    await expect(away(page)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    for (const words of [/Jonas/, /Maya/, /Handing work over/]) {
      await expect(page.getByText(words)).toHaveCount(0);
    }
  });
});

test('whoever signs in after somebody who did not sign out has nothing of theirs without a server, but the own pages', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { page, context } = (await assembleTeam(stack, openSeat)).mentor;
  const place = { pair: '' };
  const nothingBooked = page.getByText('Nothing is booked');

  await test.step('Noor reads, and goes away', async () => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Hello, Noor' })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: /Pablo/ }).click();
    await expect(nothingBooked).toBeVisible();
    place.pair = page.url();
    // Or there would be nothing for the next one to find.
    await answersKept(page, pairQuestions(idIn(place.pair), 'coming'));
    await workerReady(page);
    await page.goto('about:blank');
    await context.clearCookies();
  });

  await test.step('Pablo signs in by the form, and the server goes', async () => {
    await page.goto('/sign-in');
    await signInByForm(page, 'pablo@example.org');
    await answersKept(page, homeQuestions);
    await stack.server.kill();
  });

  await test.step('what opens is of Pablo', async () => {
    await page.reload();
    await expect(away(page)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Hello, Pablo' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Account of Pablo Ferrer' })).toBeVisible();
    await page.goto(place.pair);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(nothingBooked).toHaveCount(0);
  });
});

test('signing out without a server closes what is kept, says that the sign-in stands, and ends it when the server is back', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { page, context } = (await sitDown(stack, openSeat)).mentor;
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Hello, Maya' })).toBeVisible();
  await workerReady(page);
  await stack.server.kill();
  await signOut(page);
  await expect(page.getByRole('heading', { name: 'Not signed out yet' })).toBeVisible();

  const another = await context.newPage();
  await another.goto('/');
  await expect(another.getByRole('button', { name: 'Try again' })).toBeVisible();
  for (const words of [/Maya/, /Jonas/]) await expect(another.getByText(words)).toHaveCount(0);
  await another.close();

  await stack.server.start();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout: 30_000 });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('what the browser keeps of the app has no model, no WebAssembly and no call, and is no address but ours', async ({
  stack,
  openSeat,
}) => {
  const { page } = (await sitDown(stack, openSeat)).mentor;
  await page.goto('/');
  await workerReady(page);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const files = await Promise.all(
      names.map(async (name) => {
        const cache = await caches.open(name);
        const asked = await cache.keys();
        return Promise.all(
          asked.map(async (request) => ({
            url: request.url,
            size: ((await (await cache.match(request))?.arrayBuffer()) ?? new ArrayBuffer()).byteLength,
          })),
        );
      }),
    );
    return files.flat();
  });
  expect(kept.length).toBeGreaterThan(50);
  expect(kept.filter(({ url }) => !url.startsWith(`${stack.origin}/`))).toEqual([]);
  const paths = kept.map(({ url }) => new URL(url).pathname);
  expect(paths.filter((path) => !/^\/$|\.(js|css|woff2|svg|png)$/.test(path))).toEqual([]);
  expect(paths.filter((path) => path.startsWith('/api/'))).toEqual([]);
  // As it lies on the disk, not compressed.
  expect(kept.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(4_000_000);
});
