import type { Page } from '@playwright/test';
import { expect, type Seat } from '../fixtures/rapport.ts';
import { bookSession, inDays } from './bookSession.ts';
import type { Visit, Walk } from './walk.ts';

const password = 'a short sentence of my own';

/** An organisation from its first minute: nobody there, the first invitations, a pair without a past, its end. */
export async function walkOrganisation({ stack, sit, visit }: Walk): Promise<Seat> {
  const { page: admin } = await sit(stack.origin);
  await setUp(admin, stack.setupCode);
  await expect(admin.getByText('Invite your first two people')).toBeVisible();
  await visit('home-new-admin', admin);
  await admin.getByRole('link', { name: 'Invite people' }).click();
  await expect(admin.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await visit('people-alone', admin);

  const mentor = await sit(stack.origin);
  const mentee = await sit(stack.origin);
  await mentor.page.goto(await invite(admin, 'Noor', visit));
  await expect(mentor.page.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
  await visit('join', mentor.page);
  await mentor.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(mentor.page.getByRole('textbox', { name: 'Your name' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await visit('join-errors', mentor.page);
  await join(mentor.page, 'Noor Haddad', 'noor@example.org');
  await expect(mentor.page.getByText('You are not in a pair yet')).toBeVisible();
  await visit('home-new-member', mentor.page);
  await mentee.page.goto(await invite(admin, 'Pablo'));
  await join(mentee.page, 'Pablo Ferrer', 'pablo@example.org');
  await invite(admin, 'Whoever comes from the night shift');
  await expect(admin.getByText('You are the only one here')).toHaveCount(0);
  await visit('people-with-invitations', admin);

  await mentor.page.getByRole('link', { name: 'Notices' }).click();
  await expect(mentor.page.getByText('Nothing yet')).toBeVisible();
  await visit('notices-none', mentor.page);
  await mentor.page.goto('/');
  await walkInstallation(admin, visit);

  await walkResetLink(admin, mentee.page, visit);
  await walkNewPair(admin, mentor.page, visit);
  await mentor.page.goto('about:blank');
  await mentor.page.goto(`/setup#code=${stack.setupCode}`);
  await expect(mentor.page.getByRole('heading', { name: 'Already set up' })).toBeVisible();
  await visit('set-up-done', mentor.page);
  return mentor;
}

async function setUp(page: Page, code: string): Promise<void> {
  await page.goto(`/setup#code=${code}`);
  await page.getByRole('textbox', { name: 'Organisation' }).fill('Harbour School');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ines Duarte');
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('ines@example.org');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set up your organisation' }).click();
}

async function join(page: Page, name: string, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Makes an invitation on the page of people and returns its link. */
async function invite(admin: Page, whom: string, visit?: Visit): Promise<string> {
  await admin.getByRole('button', { name: 'Invite', exact: true }).first().click();
  await admin.getByLabel('Who is it for?').fill(whom);
  await visit?.('invite', admin);
  await admin.getByRole('button', { name: 'Make the link' }).click();
  const link = admin.getByRole('textbox', { name: 'Link' });
  await expect(link).toBeVisible();
  await visit?.('invite-link', admin);
  const address = await link.inputValue();
  await admin.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  return address;
}

async function walkResetLink(admin: Page, member: Page, visit: Visit): Promise<void> {
  await admin.reload();
  await admin.getByRole('button', { name: 'Actions for Pablo Ferrer' }).click();
  await admin.getByRole('menuitem').first().click();
  const link = admin.getByRole('textbox', { name: 'Link' });
  await expect(link).toBeVisible();
  await visit('reset-link', admin);
  await member.goto(await link.inputValue());
  await admin.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await member.getByLabel('New password', { exact: true }).fill(password);
  await visit('reset-form', member);
  await member.getByRole('button', { name: 'Set the password' }).click();
  await expect(member.getByText('Your password is set.', { exact: false })).toBeVisible();
  await visit('sign-in', member);
}

async function walkInstallation(admin: Page, visit: Visit): Promise<void> {
  await admin.getByRole('button', { name: /^Account of/ }).click();
  await admin.getByRole('menuitem', { name: 'Installation' }).click();
  await expect(admin.getByText(/\d+ waiting, \d+ given up/)).toBeVisible();
  await expect(admin.getByRole('main').getByRole('status')).toHaveCount(0);
  await visit('installation-work', admin);
  await admin.getByRole('tab', { name: 'Mail' }).click();
  await expect(admin.getByText(/No mail server is set up/)).toBeVisible();
  await visit('installation-mail-none', admin);
  await admin.goto('/people');
  await expect(admin.getByText('Pablo Ferrer')).toBeVisible();
}

async function walkNewPair(admin: Page, mentor: Page, visit: Visit): Promise<void> {
  await admin.goto('/');
  await expect(admin.getByText('No pairs yet')).toBeVisible();
  await visit('home-admin-without-pairs', admin);
  await admin.getByRole('button', { name: 'Pair two people' }).click();
  const pairing = admin.getByRole('dialog', { name: 'Pair two people' });
  for (const [field, name] of [
    ['Mentor', 'Noor Haddad'],
    ['Mentee', 'Pablo Ferrer'],
  ] as const) {
    await pairing.getByRole('combobox', { name: field }).fill(name.slice(0, 4));
    await admin.getByRole('option', { name }).click();
  }
  await visit('pair-two-people-chosen', admin);
  await pairing.getByRole('button', { name: 'Make the pair' }).click();
  await mentor.reload();
  await expect(mentor.getByText('No session is booked')).toBeVisible();
  await visit('home-new-pair', mentor);
  await mentor.getByRole('main').getByRole('link', { name: /Pablo/ }).click();
  await expect(mentor.getByText('Nothing is booked')).toBeVisible();
  await visit('pair-empty', mentor);
  await bookSession(mentor, inDays(9), 'A first talk');
  await admin.goto('/installation');
  await admin.getByRole('tab', { name: 'Mail' }).click();
  const kept = admin.getByText(/^Session with Pablo Ferrer/);
  // Jobs are looked for every few seconds.
  await expect(async () => {
    await admin.reload();
    await admin.getByRole('tab', { name: 'Mail' }).click();
    await expect(kept).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await admin.getByText('Show what it says').first().click();
  await visit('installation-mail', admin);
  await admin.goto('/');

  await admin.getByRole('link', { name: /Noor Haddad and Pablo/ }).click();
  await admin.getByRole('button', { name: 'End this pair' }).click();
  await admin.getByRole('button', { name: 'End the pair' }).click();
  await expect(admin.getByText(/^Ended/)).toBeVisible();
  await expect(admin.getByRole('cell', { name: 'Cancelled' })).toBeVisible();
  await expect(admin.getByRole('cell', { name: 'Booked' })).toHaveCount(0);
  await visit('pair-manager-ended', admin);
  await mentor.reload();
  await expect(mentor.getByText(/This pair has ended/)).toBeVisible();
  await visit('pair-ended', mentor);
}
