import { cancelSession } from '../fixtures/cancelSession.ts';
import { press, tabTo } from '../fixtures/keyboard.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('a meeting in person without a mouse: booked, prepared, met, told, put right by the other one', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee, sessionId } = await sitDown(stack, openSeat);
  const { page } = mentor;
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  // What the browser loads, because a page without a call has no use for a call's code.
  const loaded: string[] = [];
  // The sample's own session begins in this minute as well, and the two cannot be in both.
  await cancelSession(page, sessionId, 'We meet in person');

  test.setTimeout(240_000);
  await test.step('it is booked for the next minute, with a place', async () => {
    await page.goto('/');
    await press(
      page,
      page
        .getByRole('main')
        .getByRole('link', { name: /^Jonas/ })
        .last(),
    );
    await press(page, button('Book a session').first());
    const booking = page.getByRole('dialog', { name: /^Book a session/ });
    await expect(booking.getByLabel('Start')).toBeVisible();
    // A person may type a time key by key; what counts here is the page it leads to.
    const soon = await page.evaluate(() => {
      const at = new Date(Date.now() + 60_000);
      const two = (n: number) => String(n).padStart(2, '0');
      return {
        date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
        time: `${two(at.getHours())}:${two(at.getMinutes())}`,
      };
    });
    await booking.getByLabel('Date').fill(soon.date);
    await booking.getByLabel('Start').fill(soon.time);
    const kind = booking.getByLabel('How you meet');
    await tabTo(page, kind);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(kind).toHaveValue('in_person');
    await tabTo(page, booking.getByLabel('Where you meet'));
    await page.keyboard.type('The canteen');
    await tabTo(page, booking.getByLabel('Title'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Soup and plans');
    await press(page, booking.getByRole('button', { name: 'Book the session' }));
    await expect(booking).toHaveCount(0);
  });

  const line = page.getByRole('listitem').filter({ hasText: 'Soup and plans' });
  await test.step('its page has the clock and what the two work on, and no call', async () => {
    await expect(line).toContainText('In person');
    const address = await line.getByRole('link').getAttribute('href');
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(address ?? '');
    await expect(page.getByText('In person: The canteen')).toBeVisible();
    await expect(page.getByRole('timer', { name: 'Session clock' })).toBeVisible();
    for (const name of ['Join', 'Check camera and microphone']) await expect(button(name)).toHaveCount(0);
    await tabTo(page, page.getByRole('tab', { name: 'Agenda' }));
    await page.keyboard.press('ArrowRight');
    const notes = page.getByRole('textbox', { name: 'Notes of both of you' });
    await tabTo(page, notes);
    await page.keyboard.type('We drew it on a napkin');
    await expect(page.locator('[data-save="saved"]')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('one of them says for how long, and the record tells who', async () => {
    // Not before its start.
    await expect(button('It took place: “Soup and plans”')).toBeVisible({ timeout: 90_000 });
    await tabTo(page, button('It took place: “Soup and plans”'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /took place/ });
    const lasted = dialog.getByLabel('How many minutes did you meet?');
    await tabTo(page, lasted);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await expect(lasted).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.type('50');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    const record = page.getByRole('article');
    await expect(record.getByText(/Together 50 of/)).toBeVisible();
    await expect(record.getByText(/Reported by Maya/)).toBeVisible();
    await expect(record.getByText('We drew it on a napkin')).toBeVisible();
    await expect(button('Correct the minutes')).toHaveCount(0);
    expect(loaded.filter((url) => /livekit|\/Lobby-|\/Call-|\/rtc/.test(url))).toEqual([]);
  });

  await test.step('the other one puts it right, once', async () => {
    await mentee.page.goto(page.url().replace(stack.origin, stack.secondOrigin));
    await press(mentee.page, mentee.page.getByRole('button', { name: 'Correct the minutes' }));
    const dialog = mentee.page.getByRole('dialog', { name: 'How long did you meet?' });
    await tabTo(mentee.page, dialog.getByLabel('How many minutes did you meet?'));
    await mentee.page.keyboard.press('ControlOrMeta+a');
    await mentee.page.keyboard.type('40');
    await mentee.page.keyboard.press('Enter');
    for (const seat of [mentor, mentee]) {
      await expect(seat.page.getByText(/Together 40 of/)).toBeVisible();
      await expect(seat.page.getByText(/corrected by Jonas .*\(50 min before\)/)).toBeVisible();
    }
    await expect(mentee.page.getByRole('button', { name: 'Correct the minutes' })).toHaveCount(0);
  });

  await test.step('the pair sees how many of its sessions were by video', async () => {
    await page.goto('/');
    await press(
      page,
      page
        .getByRole('main')
        .getByRole('link', { name: /^Jonas/ })
        .last(),
    );
    await expect(page.getByText('2 of your last 3 sessions were by video.')).toBeVisible();
  });
});
