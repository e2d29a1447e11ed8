import { join } from 'node:path';
import { icsOf, startCalendarHost } from '@rapport/infra/calendarHost';
import { repository } from '@rapport/infra/paths';
import { startStack } from '@rapport/infra/testing';
import { sitDownInTwoZones } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('a person names a calendar, and the other is offered no hour at which it says that they are busy', async ({
  openSeat,
}) => {
  // The server runs from source here and takes its time to start.
  test.setTimeout(300_000);
  // Every afternoon from two to four in Berlin, for half a year.
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const afternoons = [
    ...[`DTSTART;TZID=Europe/Berlin:${today}T140000`, `DTEND;TZID=Europe/Berlin:${today}T160000`],
    ...['RRULE:FREQ=DAILY;COUNT=180', 'DESCRIPTION:Nobody is to read this'],
  ];
  let isThere = true;
  const host = await startCalendarHost((request, response) => {
    if (request.url === '/page.html') response.end('<!DOCTYPE html><title>My calendar</title>');
    else if (isThere && request.url === '/private-4f7a/basic.ics') response.end(icsOf(afternoons));
    else response.writeHead(404).end();
  });
  const { port } = host;
  const stack = await startStack({
    env: { NODE_OPTIONS: '--import tsx', TEST_CALENDAR_PORT: String(port) },
    entry: join(repository, 'server/src/testing/mainWithCalendarHost.ts'),
  });
  try {
    const { mentor, mentee } = await sitDownInTwoZones(stack, openSeat);

    const offered = async () => {
      const { page } = mentee;
      await page.goto('/');
      await page.getByRole('main').getByRole('link', { name: /^Maya/ }).last().click();
      await page.getByRole('button', { name: 'Book a session' }).first().click();
      const region = page.getByRole('region', { name: 'Times that suit you both' });
      await expect(region.getByRole('group').first()).toBeVisible();
      await region.getByRole('button', { name: 'All times of these days' }).click();
      const times = await region.getByRole('group').getByRole('button').allInnerTexts();
      // Each in both local times; Berlin's is the second.
      return times.map((text) => Number(text.match(/\d+:\d\d/g)?.[1]?.split(':')[0]));
    };
    expect((await offered()).filter((hour) => hour === 14 || hour === 15)).not.toEqual([]);

    const { page } = mentor;
    await page.goto('/me');
    const section = page.getByRole('region', { name: 'Busy times from your calendars' });
    const address = section.getByLabel('Address of a calendar (ICS)');
    const add = section.getByRole('button', { name: 'Add the calendar' });
    await add.click();
    await expect(section.getByText('This is needed.')).toBeVisible();
    for (const [typed, said] of [
      ['calendar.test', /Write the whole address/],
      ['http://calendar.test/a.ics', /Write the whole address/],
      ['https://127.0.0.1/calendar.ics', /leads into a private network/],
      ['https://nobody.test/calendar.ics', /no server of this name/],
      [`https://calendar.test:${port}/none.ics`, /has nothing at this address/],
      [`https://calendar.test:${port}/page.html`, /something else than a calendar/],
    ] as const) {
      await address.fill(typed);
      await add.click();
      await expect(section.getByText(said)).toBeVisible();
      await expect(address).toHaveValue(typed);
      await expect(address).toBeFocused();
    }
    await address.fill(`webcal://calendar.test:${port}/private-4f7a/basic.ics`);
    await add.click();
    const line = section.getByRole('listitem');
    await expect(line).toContainText(`calendar.test:${port}`);
    await expect(line).toContainText('busy times in the next four weeks');
    await expect(address).toHaveValue('');
    await page.reload();
    await expect(line).toBeVisible();
    await expect(section).not.toContainText('private-4f7a');

    const left = await offered();
    expect(left.filter((hour) => hour === 14 || hour === 15)).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
    await expect(mentee.page.getByText('Nobody is to read this')).toHaveCount(0);

    isThere = false;
    await line.getByRole('button', { name: /^Read .* again$/ }).click();
    await expect(line).toContainText('has nothing at this address');
    await expect(line).toContainText('counts until');
    isThere = true;
    await line.getByRole('button', { name: /^Read .* again$/ }).click();
    await expect(line).toContainText('busy times in the next four weeks');

    await line.getByRole('button', { name: /^Change the address/ }).click();
    const other = line.getByLabel(/^New address/);
    await other.fill(`https://calendar.test:${port}/none.ics`);
    await line.getByRole('button', { name: 'Save the address' }).click();
    await expect(line.getByText(/has nothing at this address/)).toBeVisible();
    await expect(other).toHaveValue(`https://calendar.test:${port}/none.ics`);
    await line.getByRole('button', { name: 'Cancel' }).click();
    await line.getByRole('button', { name: /^Remove/ }).click();
    await expect(line).toHaveCount(0);
    expect((await offered()).filter((hour) => hour === 14 || hour === 15)).not.toEqual([]);
  } finally {
    await stack.stop();
    host.stop();
  }
});
