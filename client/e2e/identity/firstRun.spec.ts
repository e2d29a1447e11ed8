import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/rapport.ts';

const password = 'a short sentence of ours';
// In January New York is six hours behind Berlin, whatever the day of this test.
const day = `${new Date().getUTCFullYear() + 1}-01-20`;

async function introduce(page: Page, name: string, submit: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail address').fill(emailOf(name));
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: submit, exact: true }).click();
}

const emailOf = (name: string) => `${name.toLowerCase()}@example.org`;

async function signIn(page: Page, name: string, words: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(emailOf(name));
  await page.getByLabel('Password', { exact: true }).fill(words);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Makes an invitation on the page of people and reads its link from the dialog. */
async function invite(page: Page, label: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByLabel('Who is it for?').fill(label);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  return link;
}

test('an organisation begins: set-up, two people by invitation, a pair, and an hour that moves and is cancelled', async ({
  freshStack: stack,
  openSeat,
}) => {
  const admin = await openSeat(stack.origin);
  const mentor = await openSeat(stack.origin, { timezoneId: 'America/New_York', locale: 'en-US' });
  const mentee = await openSeat(stack.origin, { timezoneId: 'Europe/Berlin', locale: 'en-GB' });

  await test.step('a wrong code is refused in words, and what was typed stays', async () => {
    await admin.page.goto('/setup#code=not-the-printed-code');
    await admin.page.getByRole('textbox', { name: 'Organisation' }).fill('Harbour Lane');
    await introduce(admin.page, 'Ines', 'Set up your organisation');
    await expect(admin.page.getByText('This set-up link is not valid.')).toBeVisible();
    await expect(admin.page.getByRole('textbox', { name: 'Organisation' })).toHaveValue('Harbour Lane');
    await expect(admin.page.getByLabel('Your name')).toHaveValue('Ines');
  });

  await test.step('with the printed code the organisation is made, and its admin is in', async () => {
    await admin.page.goto('about:blank');
    await admin.page.goto(`/setup#code=${stack.setupCode}`);
    await admin.page.getByRole('textbox', { name: 'Organisation' }).fill('Harbour Lane');
    await introduce(admin.page, 'Ines', 'Set up your organisation');
    await expect(admin.page.getByRole('heading', { name: 'Hello, Ines' })).toBeVisible();
  });

  await test.step('set-up and the sample are over once it is real', async () => {
    await mentee.page.goto(`/setup#code=${stack.setupCode}`);
    await expect(mentee.page.getByRole('heading', { name: 'Already set up' })).toBeVisible();
    await expect(mentee.page.getByText('This installation belongs to Harbour Lane.')).toBeVisible();
    for (const path of ['/api/setup/sample', '/api/setup/continue']) {
      const answer = await mentee.page.request.post(path, {
        headers: { origin: stack.origin },
        data: { code: stack.setupCode, zone: 'Europe/Berlin', as: 'mentor' },
      });
      expect({ path, status: answer.status() }).toEqual({ path, status: 409 });
    }
  });

  const links = await test.step('two links invite two people', async () => {
    await admin.page.getByRole('link', { name: 'Invite people' }).click();
    return [await invite(admin.page, 'Amara, our mentor'), await invite(admin.page, 'Bruno')] as const;
  });

  await test.step('each joins by the link, which works once', async () => {
    for (const [seat, link, name] of [
      [mentor, links[0], 'Amara'],
      [mentee, links[1], 'Bruno'],
    ] as const) {
      await seat.page.goto(link);
      await expect(seat.page.getByRole('heading', { name: 'Join Harbour Lane' })).toBeVisible();
      await introduce(seat.page, name, 'Join');
      await expect(seat.page.getByRole('heading', { name: `Hello, ${name}` })).toBeVisible();
    }
    const late = await openSeat(stack.secondOrigin);
    await late.page.goto(links[0].replace(stack.origin, stack.secondOrigin));
    await expect(late.page.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
    await expect(late.page.getByText(/expired or was used already/)).toBeVisible();
  });

  await test.step('the admin pairs them', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await page.getByRole('button', { name: 'Pair two people' }).click();
    for (const [field, name] of [
      ['Mentor', 'Amara'],
      ['Mentee', 'Bruno'],
    ] as const) {
      await page.getByRole('combobox', { name: field, exact: true }).fill(name);
      await page.getByRole('option', { name }).click();
    }
    await page.getByRole('button', { name: 'Make the pair' }).click();
    await expect(page.getByText('Amara and Bruno are a pair now.')).toBeVisible();
    await expect(page.getByRole('link', { name: /Amara/ })).toBeVisible();
  });

  await test.step('the mentor books in New York; the mentee reads it in Berlin, without loading again', async () => {
    const { page } = mentor;
    await page.reload();
    await page.getByRole('button', { name: 'Book a session' }).first().click();
    const booking = page.getByRole('dialog', { name: 'Book a session with Bruno' });
    await expect(booking.getByLabel('Zone of these times')).toHaveValue('America/New_York');
    await mentee.page.reload();
    await expect(mentee.page.getByText('No session is booked')).toBeVisible();
    await booking.getByLabel('Date').fill(day);
    await booking.getByLabel('Start').fill('10:00');
    await booking.getByLabel('Title').fill('Our first hour');
    const preview = booking.getByRole('status', { name: 'In your local times' });
    await expect(preview).toContainText('10:00');
    await expect(preview).toContainText('4:00');
    await booking.getByRole('button', { name: 'Book the session' }).click();
    await expect(booking).toBeHidden();
    await expect(page.getByText(/January, 10:00|January 20, 10:00/).first()).toBeVisible();
    await expect(mentee.page.getByText(/20 January, 16:00/).first()).toBeVisible();
  });

  await test.step('it is moved for a reason that the other one reads', async () => {
    const { page } = mentee;
    await page
      .getByRole('link', { name: /Our first hour|Prepare the agenda/ })
      .first()
      .click();
    await page.waitForURL(/\/s\//);
    await mentor.page.goto(new URL(page.url()).pathname);
    await change(page, 'Move');
    const dialog = page.getByRole('dialog', { name: /^Move/ });
    await expect(dialog.getByLabel('Start')).toHaveValue('16:00');
    await dialog.getByLabel('Start').fill('17:30');
    await dialog.getByLabel('Why is it moved?').fill('The train comes later.');
    await dialog.getByRole('button', { name: 'Move the session' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/17:30/).first()).toBeVisible();
    await expect(mentor.page.getByText(/11:30/).first()).toBeVisible();
    await expect(mentor.page.getByText(/Bruno moved this from/)).toBeVisible();
    await expect(mentor.page.getByText(/The train comes later\./)).toBeVisible();
  });

  await test.step('it is cancelled for a reason, and its address says so to both', async () => {
    await change(mentor.page, 'Cancel the session');
    const dialog = mentor.page.getByRole('alertdialog', { name: /^Cancel/ });
    await dialog.getByLabel('Why is it cancelled?').fill('We meet in Lisbon instead.');
    await dialog.getByRole('button', { name: 'Cancel the session' }).click();
    for (const { page } of [mentor, mentee]) {
      await expect(page.getByRole('heading', { name: 'This session was cancelled' })).toBeVisible();
      await expect(page.getByText(/Amara cancelled “Our first hour”/)).toBeVisible();
      await expect(page.getByText('Reason: We meet in Lisbon instead.')).toBeVisible();
    }
    await mentee.page.getByRole('link', { name: 'Home', exact: true }).click();
    await expect(mentee.page.getByText('No session is booked')).toBeVisible();
  });

  await test.step('a link to a new password works once, and signs the person out elsewhere', async () => {
    await admin.page.getByRole('link', { name: 'People', exact: true }).click();
    await admin.page.getByRole('button', { name: 'Actions for Bruno' }).click();
    await admin.page.getByRole('menuitem', { name: 'Make a link to set a new password' }).click();
    const link = await admin.page.getByRole('textbox', { name: 'Link' }).inputValue();
    const fresh = await openSeat(stack.origin);
    await fresh.page.goto(link);
    await fresh.page.getByLabel('New password').fill('another sentence of mine');
    await fresh.page.getByRole('button', { name: 'Set the password' }).click();
    await expect(fresh.page.getByText('Your password is set. Sign in with it.')).toBeVisible();
    // He did nothing there: the page itself learns that its sign-in has ended.
    await expect(mentee.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

    await signIn(fresh.page, 'Bruno', password);
    await expect(fresh.page.getByText('E-mail and password do not match.')).toBeVisible();
    await expect(fresh.page.getByLabel('E-mail address')).toHaveValue(emailOf('Bruno'));
    await signIn(fresh.page, 'Bruno', 'another sentence of mine');
    await expect(fresh.page.getByRole('heading', { name: 'Hello, Bruno' })).toBeVisible();

    await mentee.page.goto(link);
    await mentee.page.getByLabel('New password').fill('a third sentence of mine');
    await mentee.page.getByRole('button', { name: 'Set the password' }).click();
    await expect(mentee.page.getByText(/expired or was used already/)).toBeVisible();
  });
});

async function change(page: Page, entry: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Change “/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}
