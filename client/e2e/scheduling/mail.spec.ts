import { readByProgram } from '@rapport/infra/calendarProgram';
import { type CaughtMail, startMailCatcher } from '@rapport/infra/mailCatcher';
import { startStack } from '@rapport/infra/testing';
import { usualNotices } from '@rapport/shared/messaging/noticeSettings';
import { expect, test } from '../fixtures/rapport.ts';
import { springTuesday } from '../fixtures/springTuesday.ts';
import { assembleTeam } from '../fixtures/team.ts';

const day = 86_400_000;

/** 15:00 in Berlin, before either has changed the clocks, twice when only New York has, and when both have. */
function tuesdays() {
  const { first, newYork, berlin } = springTuesday();
  return [0, 1, 2, 3].map((week) => {
    const at = first + week * 7 * day;
    return {
      date: new Date(at).toISOString().slice(0, 10),
      day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at),
      starts: (at + (at > berlin ? 13 : 14) * 3_600_000) / 1_000,
      newYork: at > newYork && at < berlin ? '10:00' : '09:00',
    };
  });
}

/** The calendar file of a mail, byte by byte: parsers of mail make other line ends of its own. */
function calendarOf({ raw }: CaughtMail): string {
  const [, packed = ''] = /Content-Type: application\/ics[\s\S]*?\r\n\r\n([\w+/=\r\n]+)/.exec(raw) ?? [];
  return Buffer.from(packed, 'base64').toString();
}

test('mail says the same instant to two people in two zones, in the weeks in which only one has changed the clocks too, and their calendars follow it', async ({
  openSeat,
}) => {
  test.slow();
  const catcher = await startMailCatcher();
  const stack = await startStack({ env: { SMTP_URL: catcher.url } });
  try {
    const { mentor, mentee, mentorshipId } = await assembleTeam(stack, openSeat);
    const { page } = mentor;
    // Whatever the time of the day is where this runs.
    const data = { ...usualNotices, quiet: null };
    const headers = { origin: stack.origin };
    await mentee.context.request.put('/api/me/notice-settings', { data, headers });
    await page.goto(`/pairs/${mentorshipId}`);
    const mailsTo = (name: string) =>
      catcher.mails.filter(({ to }) => to?.some(({ address }) => address === `${name}@example.org`));

    await page.getByRole('button', { name: 'Book a session' }).first().click();
    const booking = page.getByRole('dialog', { name: /^Book a session/ });
    await booking.getByLabel('Date').fill(tuesdays()[0]?.date ?? '');
    await booking.getByLabel('Start').fill('15:00');
    await booking.getByLabel('Title').fill('Weekly talk');
    await booking.getByLabel('Repeats').selectOption({ label: 'Every week' });
    await booking.getByLabel('Ends').selectOption({ label: 'After 4 sessions' });
    await booking.getByRole('button', { name: 'Book 4 sessions' }).click();
    await expect(booking).toHaveCount(0);

    // Who booked it gets it at once, whatever the time is there.
    await expect.poll(() => mailsTo('noor').length, { timeout: 30_000 }).toBe(1);
    const [own] = mailsTo('noor');
    for (const { day: date, newYork } of tuesdays()) {
      for (const body of [own?.text, own?.html?.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')]) {
        expect(body).toMatch(
          new RegExp(`Tuesday ${date} \\d{4}, 15:00 to \\d\\d:\\d\\d \\(Berlin, GMT\\+[12]\\)`),
        );
        expect(body).toMatch(
          new RegExp(`Tuesday ${date} \\d{4}, ${newYork} to \\d\\d:\\d\\d \\(New York, GMT-[45]\\)`),
        );
      }
    }

    // One is moved: the same event, an hour later.
    const second = tuesdays()[1];
    const rows = page.getByRole('listitem').filter({ hasText: 'Weekly talk' });
    await expect(rows).toHaveCount(4);
    await rows
      .nth(1)
      .getByRole('button', { name: /^Change/ })
      .click();
    await page.getByRole('menuitem', { name: 'Move' }).click();
    const move = page.getByRole('dialog', { name: /^Move/ });
    await move.getByLabel('Start').fill('16:00');
    await move.getByLabel('Why is it moved?').fill('The dentist');
    await move.getByRole('button', { name: /^Move/ }).click();
    await expect(move).toHaveCount(0);
    await expect.poll(() => mailsTo('noor').length, { timeout: 30_000 }).toBe(2);
    const [, moved] = mailsTo('noor');
    expect(moved?.text).toContain('16:00 to');
    expect(moved?.text).not.toContain('dentist');

    const messages = [own, moved].map((mail) => (mail ? calendarOf(mail) : ''));
    for (const message of messages) expect(message).toContain('METHOD:REQUEST');
    expect(own?.raw).toMatch(/Content-Type: text\/calendar;[\s\S]{0,80}method=REQUEST/i);
    const { answers } = await readByProgram([{ messages, probes: [[0, 'Europe/Berlin']] }]);
    expect(answers[0]?.faults).toEqual([]);
    for (const shown of Object.values(answers[0]?.calendars ?? {})) {
      expect(shown.map(([at]) => at)).toEqual(
        tuesdays().map(({ starts }) => (starts === second?.starts ? starts + 3_600 : starts)),
      );
    }

    // The other one gets the same, seen from there.
    await expect.poll(() => mailsTo('pablo').length, { timeout: 30_000 }).toBe(2);
    const [theirs, theirsMoved] = mailsTo('pablo');
    expect(theirs?.text).toContain('Noor Haddad booked 4 sessions with you.');
    expect(theirs?.subject).toMatch(/^4 sessions with Noor Haddad, from Tue \d+ Mar, 09:00$/);
    const seen = await readByProgram([
      {
        messages: [theirs, theirsMoved].map((mail) => (mail ? calendarOf(mail) : '')),
        probes: [[0, 'America/New_York']],
      },
    ]);
    expect(seen.answers[0]?.calendars.name?.map(([at]) => at)).toEqual(
      answers[0]?.calendars.name?.map(([at]) => at),
    );
  } finally {
    await stack.stop();
    await catcher.stop();
  }
});
