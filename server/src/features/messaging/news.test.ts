import { type MailCatcher, startMailCatcher } from '@rapport/infra/mailCatcher';
import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import {
  listNotices,
  markNoticesRead,
  readNoticeSettings,
  saveNoticeSettings,
} from '@rapport/shared/messaging/messaging.api';
import { usualNotices } from '@rapport/shared/messaging/noticeSettings';
import { subscribePush } from '@rapport/shared/messaging/push.api';
import { tellAgendaReady } from '@rapport/shared/scheduling/preparation.api';
import { bookSeries, moveFollowing } from '@rapport/shared/scheduling/series.api';
import { bookSession, cancelSession, moveSession } from '@rapport/shared/sessions/sessions.api';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { JobModel } from '../../platform/jobs/job.model.ts';
import { jobLimits } from '../../platform/jobs/jobs.ts';
import { MailModel } from '../../platform/mail/mail.model.ts';
import { DyingWrites } from '../../testing/dyingWrites.ts';
import {
  addPair,
  addPerson,
  setUpOrganisation,
  type TestPair,
  type TestPerson,
} from '../../testing/factories.ts';
import { startPushService, TestBrowser } from '../../testing/pushService.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { NoticeModel } from './notice.model.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Noon in Berlin, seven in the morning in New York. */
const begin = Date.UTC(2026, 0, 12, 12);

let now = begin;
let catcher: MailCatcher;
let pushes: Awaited<ReturnType<typeof startPushService>>;
let server: TestServer;
let admin: TestPerson & { programmeId: string };
let pair: TestPair;

beforeAll(async () => {
  catcher = await startMailCatcher();
  pushes = await startPushService();
  server = await startTestServer({
    post: pushes.post,
    clock: { now: () => now },
    env: { SMTP_URL: catcher.url },
  });
  admin = await setUpOrganisation(server);
});
afterAll(async () => {
  await server.stop();
  await Promise.all([catcher.stop(), pushes.stop()]);
});
beforeEach(async () => {
  now = begin;
  // In Berlin and in New York.
  pair = await addPair(server, admin, { mentor: await addPerson(server, admin) });
  await Promise.all([JobModel.deleteMany({}), NoticeModel.deleteMany({}), MailModel.deleteMany({})]);
  catcher.mails.length = 0;
});

/** What the server does by itself when it is that time. */
async function at(time: number): Promise<void> {
  now = time;
  const { sweeper, jobs } = server.app.kernel;
  await sweeper.run(now);
  await jobs.run(now);
}

const what = { title: 'Salary talk', templateId: 'regular-meeting', minutes: 45, zone: 'Europe/Berlin' };

const book = (by: TestPerson, date: string, time = '15:00') =>
  by.call(bookSession, {
    params: { mentorshipId: pair.mentorshipId },
    body: { ...what, date, time },
  });

const noticesOf = async (person: TestPerson) => (await person.call(listNotices, { query: {} })).items;
const kindsOf = async (person: TestPerson) => (await noticesOf(person)).map(({ kind }) => kind);
const mailsTo = (person: TestPerson) =>
  catcher.mails.filter(({ to }) => to?.some(({ address }) => address === person.email));

describe('what one of the two does', () => {
  it('is told to the other in the app, and goes to both by mail, with both local times', async () => {
    const { id } = await book(pair.mentor, '2026-01-20');
    await at(begin);
    expect(await noticesOf(pair.mentee)).toMatchObject([
      { kind: 'booked', sessionId: id, isRead: false, other: { id: pair.mentor.id } },
    ]);
    expect(await noticesOf(pair.mentor)).toEqual([]);
    const [toMentee] = mailsTo(pair.mentee);
    const [toMentor] = mailsTo(pair.mentor);
    expect(toMentee?.subject).toBe(`Session with ${pair.mentor.name}: Tue 20 Jan, 09:00`);
    expect(toMentor?.subject).toBe(`Session with ${pair.mentee.name}: Tue 20 Jan, 15:00`);
    for (const times of [
      'For you: Tuesday 20 January 2026, 09:00 to 09:45 (New York, GMT-5)',
      `For ${pair.mentor.name}: Tuesday 20 January 2026, 15:00 to 15:45 (Berlin, GMT+1)`,
      `${server.origin}/s/${id}`,
    ]) {
      expect(toMentee?.text).toContain(times);
    }
  });

  it('reads the same in text and in HTML', async () => {
    await book(pair.mentor, '2026-01-20');
    await at(begin);
    const [mail] = mailsTo(pair.mentee);
    const words = (html: string) =>
      html
        .replace(/<title>.*?<\/title>/g, '')
        .replace(/<[^>]+>/g, ' ')
        .split(/[\s:]+/)
        .filter(Boolean);
    const plain = (mail?.text ?? '')
      .replace(/https?:\S+/g, ' ')
      .split(/[\s:]+/)
      .filter((word) => word && word !== '--');
    expect(words(mail?.html ?? '')).toEqual(plain);
  });

  it('keeps what is the pair’s own out of mail: its title and the reason', async () => {
    const { id } = await book(pair.mentor, '2026-01-20');
    await at(begin);
    await pair.mentee.call(cancelSession, {
      params: { sessionId: id },
      body: { reason: 'My child is ill' },
    });
    await at(begin);
    expect(catcher.mails).toHaveLength(4);
    for (const mail of catcher.mails) {
      expect(mail.text + (mail.html ?? '') + mail.subject).not.toMatch(/Salary|child/);
    }
    expect(mailsTo(pair.mentor).at(-1)?.text).toContain('The reason is on the page of the session.');
  });

  it('comes once for a whole series that was booked, moved from one session on, or ended with the pair', async () => {
    const recurrence = {
      rhythm: { every: 'weeks', interval: 1 },
      end: { ends: 'after', count: 5 },
    } as const;
    const { sessions } = await pair.mentor.call(bookSeries, {
      params: { mentorshipId: pair.mentorshipId },
      body: {
        ...{ ...what, date: '2026-01-20', time: '15:00', recurrence },
        ...{ key: crypto.randomUUID(), without: [] },
      },
    });
    await at(begin);
    expect(await noticesOf(pair.mentee)).toMatchObject([{ kind: 'booked', count: 5 }]);
    expect(mailsTo(pair.mentee).map(({ subject }) => subject)).toEqual([
      `5 sessions with ${pair.mentor.name}, from Tue 20 Jan, 09:00`,
    ]);
    const { title: _, templateId: __, ...when } = what;
    await pair.mentee.call(moveFollowing, {
      params: { sessionId: sessions[2]?.id ?? '' },
      body: { ...when, date: '2026-02-04', time: '16:00', reason: 'Another job' },
    });
    await at(begin + 1_000);
    expect(await noticesOf(pair.mentor)).toMatchObject([{ kind: 'moved', count: 3 }]);
    expect(mailsTo(pair.mentor)).toHaveLength(2);

    // A job is done as soon as it is there, which is while the next session is being cancelled.
    let isOver = false;
    const ended = admin.call(endMentorship, { params: { mentorshipId: pair.mentorshipId } });
    void ended.finally(() => (isOver = true));
    while (!isOver) await server.app.kernel.jobs.run(now);
    await ended;
    await at(begin + 2_000);
    const cancelled = (await noticesOf(pair.mentor)).filter(({ kind }) => kind === 'cancelled');
    expect(cancelled).toMatchObject([{ count: 5 }]);
  });

  it('is told although the process died right after the write', async () => {
    const { id } = await book(pair.mentor, '2026-01-20');
    await at(begin);
    await Promise.all([JobModel.deleteMany({}), NoticeModel.deleteMany({}), MailModel.deleteMany({})]);
    const sessions = mongoose.connection.collection('mentoringSessions');
    await sessions.updateOne({ _id: new mongoose.Types.ObjectId(id) }, { $set: { unannounced: true } });
    await at(begin);
    expect(await kindsOf(pair.mentee)).toEqual(['booked']);
    expect(await sessions.countDocuments({ unannounced: true })).toBe(0);
  });

  it('is not told when it is no longer so', async () => {
    const { id } = await book(pair.mentor, '2026-01-20');
    await pair.mentor.call(cancelSession, { params: { sessionId: id }, body: { reason: 'A mistake' } });
    await at(begin);
    expect(await kindsOf(pair.mentee)).toEqual(['cancelled']);
  });
});

describe('reminders', () => {
  it('come a day and a quarter of an hour before, to both, and to prepare to the mentee alone', async () => {
    const { id, startsAt } = await book(pair.mentor, '2026-01-20');
    const start = Date.parse(startsAt);
    await at(begin);
    for (const [before, mentee, mentor] of [
      [48 * hour + minute, ['booked'], []],
      [48 * hour, ['prepare', 'booked'], []],
      [24 * hour, ['tomorrow', 'prepare', 'booked'], ['tomorrow']],
      [15 * minute, ['soon', 'tomorrow', 'prepare', 'booked'], ['soon', 'tomorrow']],
      [0, ['soon', 'tomorrow', 'prepare', 'booked'], ['soon', 'tomorrow']],
    ] as const) {
      await at(start - before);
      expect(await kindsOf(pair.mentee)).toEqual(mentee);
      expect(await kindsOf(pair.mentor)).toEqual(mentor);
    }
    expect(mailsTo(pair.mentor).at(-1)?.subject).toBe(`At 15:00: session with ${pair.mentee.name}`);
    expect((await noticesOf(pair.mentor))[0]?.sessionId).toBe(id);
  });

  it('of a session that was moved come for the new time only', async () => {
    const { id } = await book(pair.mentor, '2026-01-20');
    await at(begin);
    const moved = await pair.mentor.call(moveSession, {
      params: { sessionId: id },
      body: { ...what, date: '2026-01-23', time: '15:00', reason: 'Ill' },
    });
    await at(Date.UTC(2026, 0, 20, 14));
    expect(await kindsOf(pair.mentor)).toEqual([]);
    await at(Date.parse(moved.startsAt) - 15 * minute);
    expect(await kindsOf(pair.mentor)).toContain('soon');
  });

  it('do not come for a session that was cancelled one second before', async () => {
    const { id, startsAt } = await book(pair.mentor, '2026-01-20');
    await at(begin);
    const due = Date.parse(startsAt) - 24 * hour;
    now = due - 1_000;
    await pair.mentor.call(cancelSession, { params: { sessionId: id }, body: { reason: 'Ill' } });
    await at(due);
    await at(Date.parse(startsAt) - 15 * minute);
    expect(await kindsOf(pair.mentee)).toEqual(['cancelled', 'booked']);
    expect(mailsTo(pair.mentee)).toHaveLength(2);
  });

  it('that an outage has kept past the start do not come at all', async () => {
    const { startsAt } = await book(pair.mentor, '2026-01-20');
    await at(begin);
    await at(Date.parse(startsAt) + 1);
    expect(await kindsOf(pair.mentor)).toEqual([]);
  });

  it('say when clocks make an hour of a series another one than usual, to both, a week ahead', async () => {
    now = Date.UTC(2026, 1, 20, 12);
    const recurrence = {
      rhythm: { every: 'weeks', interval: 1 },
      end: { ends: 'after', count: 6 },
    } as const;
    await pair.mentor.call(bookSeries, {
      params: { mentorshipId: pair.mentorshipId },
      body: {
        ...{ ...what, date: '2026-03-03', time: '15:00', recurrence },
        ...{ key: crypto.randomUUID(), without: [] },
      },
    });
    await at(now);
    catcher.mails.length = 0;
    // New York changes on the 8th, Berlin on the 29th: sessions of the 10th, 17th and 24th are at ten, not at nine.
    await at(Date.UTC(2026, 2, 9, 18));
    const notices = (await noticesOf(pair.mentor)).filter(({ kind }) => kind === 'time_differs');
    expect(notices.length).toBeGreaterThan(0);
    const mail = mailsTo(pair.mentee).find(({ subject }) => subject?.startsWith('Another time'));
    expect(mail?.text).toMatch(/For you this one is an hour (later|earlier) than usual/);
    expect(
      mailsTo(pair.mentor).some(({ text }) => text?.includes(`For ${pair.mentee.name} this one is`)),
    ).toBe(true);
  });
});

describe('quiet hours and settings', () => {
  it('keep mail back until the morning, not what is in the app', async () => {
    // Seven in the evening in New York is one in the night in Berlin.
    now = Date.UTC(2026, 0, 13, 0);
    await book(pair.mentee, '2026-01-20');
    await at(now);
    expect(await kindsOf(pair.mentor)).toEqual(['booked']);
    expect(mailsTo(pair.mentor)).toHaveLength(0);
    expect(mailsTo(pair.mentee)).toHaveLength(1);
    await at(Date.UTC(2026, 0, 13, 5, 59));
    expect(mailsTo(pair.mentor)).toHaveLength(0);
    await at(Date.UTC(2026, 0, 13, 6));
    expect(mailsTo(pair.mentor)).toHaveLength(1);
  });

  it('hold nothing back that would come too late, and nothing that is no longer so', async () => {
    now = Date.UTC(2026, 0, 13, 0);
    await book(pair.mentee, '2026-01-13', '06:30');
    const { id } = await book(pair.mentee, '2026-01-20');
    await at(now);
    expect(mailsTo(pair.mentor).map(({ subject }) => subject)).toEqual([
      `Session with ${pair.mentee.name}: Tue 13 Jan, 06:30`,
    ]);
    await pair.mentee.call(cancelSession, { params: { sessionId: id }, body: { reason: 'A mistake' } });
    await at(Date.UTC(2026, 0, 13, 6));
    const subjects = mailsTo(pair.mentor).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject?.includes('20 Jan'))).toEqual([
      `Cancelled: session with ${pair.mentee.name}, Tue 20 Jan, 15:00`,
    ]);
  });

  it('of each kind and way are obeyed', async () => {
    const none = { app: false, mail: false, push: false };
    const settings = { channels: { ...usualNotices.channels, reminders: none }, quiet: null };
    await pair.mentor.call(saveNoticeSettings, { body: settings });
    expect((await pair.mentor.call(readNoticeSettings)).settings).toEqual(settings);
    const { startsAt } = await book(pair.mentee, '2026-01-20');
    await at(begin);
    await at(Date.parse(startsAt) - 24 * hour);
    expect(await kindsOf(pair.mentor)).toEqual(['booked']);
    expect(mailsTo(pair.mentor)).toHaveLength(1);
    expect(await kindsOf(pair.mentee)).toContain('tomorrow');
  });
});

it('a browser that is subscribed gets it by push, and again later where its service cannot take it now', async () => {
  const browser = new TestBrowser();
  await pair.mentee.call(subscribePush, { body: browser.subscription });
  pushes.answer(browser, 429, { 'retry-after': '60' });
  const { id, startsAt } = await book(pair.mentor, '2026-01-20');
  await at(begin);
  pushes.answer(browser, 201);
  await at(begin + 30_000);
  expect(pushes.receivedBy(browser)).toHaveLength(1);
  await at(begin + 61_000);
  const [, second] = pushes.receivedBy(browser);
  expect(browser.read(second?.body ?? Buffer.alloc(0))).toMatchObject({
    title: `Session with ${pair.mentor.name}: Tue 20 Jan, 09:00`,
    body: `${pair.mentor.name} booked a session with you.`,
    url: `/s/${id}`,
  });
  // What was due before has gone out.
  await at(Date.parse(startsAt) - 16 * minute);
  await at(Date.parse(startsAt) - 15 * minute);
  expect(pushes.receivedBy(browser).at(-1)?.headers.urgency).toBe('high');
});

it('a push service that keeps saying not now is given up on', async () => {
  const browser = new TestBrowser();
  await pair.mentee.call(subscribePush, { body: browser.subscription });
  pushes.answer(browser, 429, { 'retry-after': '60' });
  await book(pair.mentor, '2026-01-20');
  for (let minutes = 0; minutes < 20; minutes++) await at(begin + minutes * 61_000);
  expect(pushes.receivedBy(browser)).toHaveLength(6);
  expect(await JobModel.find({ kind: 'disturb', state: { $ne: 'done' } }).lean()).toMatchObject([
    { state: 'failed', attempts: 1 },
  ]);
});

it('the mentor hears once that the agenda is ready, and what was seen counts as read', async () => {
  const { id } = await book(pair.mentor, '2026-01-20');
  for (const _ of [1, 2]) await pair.mentee.call(tellAgendaReady, { params: { sessionId: id } });
  await at(begin + 1);
  expect(await kindsOf(pair.mentor)).toEqual(['agenda_ready']);
  expect(mailsTo(pair.mentor).map(({ subject }) => subject)).toContain(
    `${pair.mentee.name} has prepared the agenda for Tue 20 Jan, 15:00`,
  );
  expect((await pair.mentor.call(listNotices, { query: {} })).unread).toBe(1);
  await pair.mentor.call(markNoticesRead, { body: { until: new Date(begin + 1).toISOString() } });
  expect(await pair.mentor.call(listNotices, { query: {} })).toMatchObject({
    unread: 0,
    items: [{ isRead: true }],
  });
});

it('wherever the process dies, no notice comes twice, no mail is lost, and at most one is repeated', async () => {
  const { startsAt } = await book(pair.mentor, '2026-01-20');
  await at(begin);
  const due = Date.parse(startsAt) - 24 * hour;
  const jobs = await JobModel.find().lean();
  const dying = new DyingWrites();
  const reset = async () => {
    dying.live();
    await Promise.all([JobModel.deleteMany({}), NoticeModel.deleteMany({}), MailModel.deleteMany({})]);
    await JobModel.insertMany(jobs);
    catcher.mails.length = 0;
    dying.count = 0;
  };
  await reset();
  await server.app.kernel.jobs.run(due);
  const writes = dying.count;
  expect(writes).toBeGreaterThan(10);
  for (let write = 1; write <= writes; write++) {
    await reset();
    dying.dieAt(write);
    await server.app.kernel.jobs.run(due).catch(() => undefined);
    dying.live();
    await server.app.kernel.jobs.run(due + jobLimits.lease + minute);
    const told = await NoticeModel.find({ kind: 'tomorrow' }).lean();
    expect(told.map(({ personId }) => personId).sort(), `${write}`).toEqual(
      [pair.mentor.id, pair.mentee.id].sort(),
    );
    let repeated = 0;
    for (const person of [pair.mentor, pair.mentee]) {
      const mails = mailsTo(person).filter(({ subject }) => subject?.startsWith('Session with'));
      expect(mails.length, `${write}`).toBeGreaterThanOrEqual(1);
      expect(new Set(mails.map(({ messageId }) => messageId)).size, `${write}`).toBe(1);
      repeated += mails.length - 1;
    }
    expect(repeated, `${write}`).toBeLessThanOrEqual(1);
  }
}, 180_000);
