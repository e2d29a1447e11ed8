import type { Page } from '@playwright/test';
import type { CalendarView } from '@rapport/shared/scheduling/calendars.api';
import { expect } from '../fixtures/rapport.ts';
import type { Visit } from './walk.ts';

const address = '**/api/me/calendars';
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const calendar = (place: number, more: Partial<CalendarView>): CalendarView => ({
  ...{ id: String(place).repeat(24), host: 'calendar.example.org', ending: '.ics', readAt: ago(7), busy: 23 },
  ...{ countsUntil: ago(-9_000), problem: null, ...more },
});
const healthy = [calendar(1, {}), calendar(2, { host: 'outlook.example.com', readAt: ago(1_500), busy: 0 })];
const failing = calendar(3, {
  host: 'p42-caldav.example.net',
  ending: 'x7Qd',
  readAt: ago(2_900),
  problem: 'refused',
});

/** The viewer's calendars on the profile page: none, one refused, some that are well, one that fails. */
export async function walkCalendars(page: Page, visit: Visit): Promise<void> {
  const section = page.getByRole('region', { name: 'Busy times from your calendars' });
  const field = section.getByLabel('Address of a calendar (ICS)');
  await section.scrollIntoViewIfNeeded();
  await visit('calendars-none', page);
  await field.fill('https://192.168.1.20/calendar.ics');
  await section.getByRole('button', { name: 'Add the calendar' }).click();
  await expect(section.getByText(/leads into a private network/)).toBeVisible();
  await visit('calendars-refused', page);
  // The server goes to no calendar of this machine: the answers tell it of some.
  for (const [state, items] of [
    ['calendars-healthy', healthy],
    ['calendars-failing', [...healthy, failing]],
  ] as const) {
    await page.route(address, (route) => route.fulfill({ json: { items } }));
    await page.reload();
    await expect(section.getByRole('listitem')).toHaveCount(items.length);
    await section.scrollIntoViewIfNeeded();
    await visit(state, page);
    await page.unroute(address);
  }
  await section.getByRole('button', { name: 'Change the address of p42-caldav.example.net' }).click();
  await visit('calendars-change', page);
  await page.reload();
  await expect(field).toBeVisible();
}
