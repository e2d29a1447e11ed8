import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { readByProgram } from '@rapport/infra/calendarProgram';
import { sitDownInTwoZones } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { springTuesday } from '../fixtures/springTuesday.ts';

const day = 86_400_000;
const title = 'Talk; or, walk 🚶';

/** Before either has changed the clocks, twice when only New York has, and when both have. */
function tuesdays() {
  const { first, newYork, berlin } = springTuesday();
  return [0, 1, 2, 3].map((week) => {
    const at = first + week * 7 * day;
    // 15:00 in Berlin, worked out by hand.
    return {
      date: new Date(at).toISOString().slice(0, 10),
      starts: (at + (at > berlin ? 13 : 14) * 3_600_000) / 1_000,
      newYork: at > newYork && at < berlin ? '10:00' : '09:00',
    };
  });
}

/** What a calendar program in another language shows of a file: start and length in seconds. */
async function shownBy(file: string) {
  const { answers } = await readByProgram([{ messages: [file], probes: [[0, 'Europe/Berlin']] }]);
  expect(answers[0]?.faults).toEqual([]);
  const calendars = answers[0]?.calendars ?? {};
  // By its own time zones, and by those that the file brings along.
  expect(calendars.name).toEqual(calendars.file);
  return (calendars.file ?? []).filter(([, , summary]) => summary.startsWith(title));
}

const textOf = async (download: Download) => readFile(await download.path(), 'utf8');

async function book(page: Page, date: string): Promise<void> {
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  const booking = page.getByRole('dialog', { name: /^Book a session/ });
  await booking.getByLabel('Date').fill(date);
  await booking.getByLabel('Start').fill('15:00');
  await booking.getByLabel('Title').fill(title);
  await booking.getByRole('button', { name: 'Book the session' }).click();
  await expect(booking).toHaveCount(0);
}

test('what two people in two zones take into their calendars is the hour itself, in the weeks in which only one has changed the clocks too', async ({
  freshStack: stack,
  openSeat,
}) => {
  test.slow();
  const { mentor, mentee } = await sitDownInTwoZones(stack, openSeat);
  await mentor.page.goto('/');
  await mentor.page
    .getByRole('main')
    .getByRole('link', { name: /^Jonas/ })
    .last()
    .click();
  for (const { date, starts, newYork } of tuesdays()) {
    await book(mentor.page, date);
    const downloading = mentor.page.waitForEvent('download');
    await mentor.page.getByRole('button', { name: 'Add to your calendar' }).last().click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('session.ics');
    const file = await textOf(download);
    expect(await shownBy(file)).toEqual([[starts, expect.any(Number), `${title} · Jonas Lindqvist`]]);
    const words = file.replaceAll('\r\n ', '');
    expect(words).toMatch(/Berlin: Tue\\, [^:]+ 15:00/);
    expect(words).toMatch(new RegExp(`New York: Tue\\\\, [^:]+ ${newYork}`));
  }

  // The other one, from the session's own page.
  const second = tuesdays()[1];
  await mentee.page.goto('/');
  await mentee.page.getByRole('main').getByRole('link', { name: /^Maya/ }).last().click();
  await mentee.page.getByRole('listitem').filter({ hasText: title }).nth(1).getByRole('link').click();
  // The page before has such a button for each of them.
  await mentee.page.waitForURL(/\/s\//);
  await expect(mentee.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await mentee.page.getByRole('button', { name: `Change “${title}”` }).click();
  const downloading = mentee.page.waitForEvent('download');
  await mentee.page.getByRole('menuitem', { name: 'Add to your calendar' }).click();
  expect(await shownBy(await textOf(await downloading))).toEqual([
    [second?.starts, expect.any(Number), `${title} · Maya Okafor`],
  ]);

  // And all of them by the private address.
  await mentee.page.goto('/me');
  await mentee.page.getByRole('button', { name: 'Make the address' }).click();
  const field = mentee.page.getByRole('textbox', { name: 'Private address' });
  const address = await field.inputValue();
  const webcal = mentee.page.getByRole('link', { name: 'Open it in a calendar program' });
  await expect(webcal).toHaveAttribute('href', address.replace(/^https?:/, 'webcal:'));
  const read = (from: string) => fetch(from.replace(new URL(from).origin, stack.origin));
  const answer = await read(address);
  expect(answer.headers.get('content-type')).toContain('text/calendar');
  expect((await shownBy(await answer.text())).map(([at]) => at)).toEqual(
    tuesdays().map(({ starts }) => starts),
  );
});

test('a private calendar address is made, renewed and withdrawn; the old one answers nothing', async ({
  stack,
  openSeat,
}) => {
  const { mentee } = await sitDownInTwoZones(stack, openSeat);
  const { page } = mentee;
  const status = async (address: string) =>
    (await fetch(address.replace(new URL(address).origin, stack.origin))).status;
  await page.goto('/me');
  await page.getByRole('button', { name: 'Make the address' }).click();
  const field = page.getByRole('textbox', { name: 'Private address' });
  const first = await field.inputValue();
  expect(await status(first)).toBe(200);
  // It is told once.
  await page.reload();
  await expect(page.getByText('You have an address since', { exact: false })).toContainText('last read');
  await expect(field).toHaveCount(0);

  const ask = async (action: string, submit: string) => {
    await page.getByRole('button', { name: action }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: submit }).click();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  };
  await ask('Make a new address', 'Make a new address');
  const second = await field.inputValue();
  expect(second).not.toBe(first);
  expect([await status(first), await status(second)]).toEqual([404, 200]);
  await ask('Withdraw it', 'Withdraw the address');
  await expect(page.getByText('The address is withdrawn.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the address' })).toBeVisible();
  expect(await status(second)).toBe(404);
});
