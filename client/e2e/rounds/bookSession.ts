import type { Page } from '@playwright/test';
import { expect } from '../fixtures/rapport.ts';

/** Books an hour from the pair page that is open, and says which one it is. */
export async function bookSession(page: Page, date: string, title: string): Promise<string> {
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  const booking = page.getByRole('dialog', { name: /^Book a session/ });
  await booking.getByLabel('Date').fill(date);
  await booking.getByLabel('Title').fill(title);
  const answer = page.waitForResponse((response) => response.url().endsWith('/sessions') && response.ok());
  await booking.getByRole('button', { name: 'Book the session' }).click();
  const { id } = (await (await answer).json()) as { id: string };
  await expect(booking).toHaveCount(0);
  return id;
}

export function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);
}

/** The next last Sunday of March, on which Europe's clocks skip from 02:00 to 03:00. */
export function nextSpringForward(): string {
  const thisYear = new Date().getUTCFullYear();
  const [next] = [thisYear, thisYear + 1]
    .map((year) => new Date(Date.UTC(year, 2, 31 - new Date(Date.UTC(year, 2, 31)).getUTCDay())))
    .filter((sunday) => sunday.getTime() > Date.now());
  return (next ?? new Date()).toISOString().slice(0, 10);
}
