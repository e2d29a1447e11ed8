import type { RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type CalendarHost, icsOf, startCalendarHost } from '@rapport/infra/calendarHost';
import { changeMe } from '@rapport/shared/identity/identity.api';
import { findSlots, saveAvailability } from '@rapport/shared/scheduling/availability.api';
import * as operations from '@rapport/shared/scheduling/calendars.api';
import { previewSeries } from '@rapport/shared/scheduling/series.api';
import { bookSession } from '@rapport/shared/sessions/sessions.api';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../../testing/factories.ts';
import { outboundTo } from '../../../testing/outboundTo.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const begin = Date.UTC(2027, 2, 1);
let now = begin;
let host: CalendarHost;
/** What is at an address; whatever is not there is not found. */
const at = new Map<string, RequestListener>();
const asked: string[] = [];
let server: TestServer;
let admin: TestPerson & { programmeId: string };
let pair: TestPair;

beforeAll(async () => {
  host = await startCalendarHost((request, response) => {
    asked.push(request.url ?? '');
    const answer = at.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  server = await startTestServer({ clock: { now: () => now }, outbound: outboundTo(host.port) });
  admin = await setUpOrganisation(server);
});
beforeEach(async () => {
  now = begin;
  at.clear();
  asked.length = 0;
  pair = await addPair(server, admin);
  // Ten to twelve on a Tuesday, for both.
  const weekly = [{ day: 2, window: { from: '10:00', to: '12:00' } }];
  const body = { weekly, exceptions: [], noticeHours: 0, bufferMinutes: 0, mostPerWeek: null };
  await pair.mentee.call(changeMe, { body: { zone: 'Europe/Berlin' } });
  for (const who of [pair.mentor, pair.mentee]) await who.call(saveAvailability, { body });
});
afterAll(async () => {
  await server.stop();
  host.stop();
});

const put = (path: string, ...events: string[][]) =>
  at.set(path, (_, response) => response.setHeader('content-type', 'text/calendar').end(icsOf(...events)));
const add = (path: string, who = pair.mentor) =>
  who.call(operations.addCalendar, { body: { url: host.address(path) } });
const list = async (who = pair.mentor) => (await who.call(operations.listCalendars)).items;
const again = (calendarId: string, who = pair.mentor) =>
  who.call(operations.readCalendarAgain, { params: { calendarId } });
const slots = async (moving?: string) => {
  const query = { from: '2027-03-09', days: 1, minutes: 60, ...(moving && { moving }) };
  const { items } = await pair.mentee.call(findSlots, { params: { mentorshipId: pair.mentorshipId }, query });
  return items.map((start) => start.slice(11, 16));
};
/** Who looks for times does not wait long for a reading; this does. */
const readAt = (instant: number) =>
  expect
    .poll(async () => (await list())[0]?.readAt, { timeout: 20_000 })
    .toBe(new Date(instant).toISOString());
const tenToEleven = ['DTSTART;TZID=Europe/Berlin:20270309T100000', 'DURATION:PT1H'];
const free = ['09:00', '09:30', '10:00'];

describe('a calendar of somebody', () => {
  it('is read at once, and what is in it is offered to nobody, without saying why', async () => {
    expect(await list()).toEqual([]);
    expect(await slots()).toEqual(free);
    put('/private-a1b2c3/basic.ics', tenToEleven);
    const added = await add('/private-a1b2c3/basic.ics');
    expect(added).toEqual({
      id: added.id,
      host: `calendar.test:${host.port}`,
      ending: '.ics',
      readAt: new Date(begin).toISOString(),
      busy: 1,
      countsUntil: new Date(begin + 7 * day).toISOString(),
      problem: null,
    });
    expect(await list()).toEqual([added]);
    expect(await list(pair.mentee)).toEqual([]);
    expect(await slots()).toEqual(['10:00']);
    const { items } = await pair.mentee.call(previewSeries, {
      params: { mentorshipId: pair.mentorshipId },
      body: {
        ...{ date: '2027-03-09', time: '09:30', zone: 'Europe/Berlin', minutes: 60 },
        recurrence: { rhythm: { every: 'weeks', interval: 1 }, end: { ends: 'after', count: 2 } },
      },
    });
    expect(items.map(({ clashes }) => clashes)).toEqual([['mentor'], []]);
  });

  it('leaves no word of what it holds in the database', async () => {
    put('/secret', tenToEleven);
    const { id } = await add('/secret');
    const row = await mongoose.connection
      .collection('busycalendars')
      .findOne({ _id: new mongoose.Types.ObjectId(id) });
    expect(Object.keys(row ?? {}).sort()).toEqual(
      ['_id', 'personId', 'place', 'problem', 'readAt', 'times', 'triedAt', 'url', 'zone'].sort(),
    );
    expect(row?.times).toEqual([Date.UTC(2027, 2, 9, 9), Date.UTC(2027, 2, 9, 10)]);
  });

  it('may be named as webcal, and not over http, with a name and password, or twice', async () => {
    put('/a', tenToEleven);
    await pair.mentor.call(operations.addCalendar, {
      body: { url: ` webcal://calendar.test:${host.port}/a ` },
    });
    for (const url of [
      `http://calendar.test:${host.port}/b`,
      'https://me:secret@calendar.test/',
      'calendar',
      'ftp://calendar.test/',
    ])
      await expect(pair.mentor.call(operations.addCalendar, { body: { url } })).rejects.toMatchObject({
        code: 'invalid_input',
        fields: { url: 'address' },
      });
    await expect(add('/a')).rejects.toMatchObject({ code: 'invalid_input', fields: { url: 'known' } });
    expect(asked).toEqual(['/a']);
  });

  it('is one of three, also when more come at once', async () => {
    const paths = ['/a', '/b', '/c', '/d'];
    for (const path of paths) put(path, tenToEleven);
    const added = await Promise.allSettled(paths.map((path) => add(path)));
    const refused = added.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(['conflict']);
    expect(await list()).toHaveLength(3);
  });

  it('is nobody else’s to read, change or remove; removed, it counts no more', async () => {
    put('/a', tenToEleven);
    const { id: calendarId } = await add('/a');
    for (const who of [pair.mentee, admin]) {
      const params = { calendarId };
      await expect(who.call(operations.readCalendarAgain, { params })).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(who.call(operations.removeCalendar, { params })).rejects.toMatchObject({
        code: 'not_found',
      });
      const body = { url: host.address('/a') };
      await expect(who.call(operations.changeCalendar, { params, body })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    expect(await slots()).toEqual(['10:00']);
    await pair.mentor.call(operations.removeCalendar, { params: { calendarId } });
    expect(await slots()).toEqual(free);
    expect(await list()).toEqual([]);
  });

  it('gets another address once that can be read, and keeps the old one otherwise', async () => {
    put('/old', tenToEleven);
    put('/new-9z8y', ['DTSTART;TZID=Europe/Berlin:20270309T110000', 'DURATION:PT1H']);
    const { id: calendarId } = await add('/old');
    const change = (path: string) =>
      pair.mentor.call(operations.changeCalendar, {
        params: { calendarId },
        body: { url: host.address(path) },
      });
    await expect(change('/none')).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { url: 'refused' },
    });
    expect(await slots()).toEqual(['10:00']);
    expect(await change('/new-9z8y')).toMatchObject({ id: calendarId, ending: '9z8y' });
    expect(await slots()).toEqual(['09:00']);
  });

  it('has no sessions of ours: one that is to be moved is not in its own way', async () => {
    const { id } = await pair.mentor.call(bookSession, {
      params: { mentorshipId: pair.mentorshipId },
      body: {
        date: '2027-03-09',
        time: '10:00',
        zone: 'Europe/Berlin',
        minutes: 60,
        title: 'Talk',
        templateId: 'regular-meeting',
      },
    });
    put('/a', [...tenToEleven, `UID:${id}@localhost`], [...tenToEleven, `URL:${server.origin}/s/${id}`]);
    expect(await add('/a')).toMatchObject({ busy: 0 });
    expect(await slots()).toEqual(['10:00']);
    expect(await slots(id)).toEqual(free);
  });
});

describe('what was read', () => {
  it('is read again when somebody looks for times a quarter of an hour later, once for all who do', async () => {
    put('/a', tenToEleven);
    await add('/a');
    put('/a', ['DTSTART;TZID=Europe/Berlin:20270309T110000', 'DURATION:PT1H']);
    now += 14 * minute;
    expect(await slots()).toEqual(['10:00']);
    expect(asked).toHaveLength(1);
    now += minute;
    await Promise.all([slots(), slots(), slots()]);
    await readAt(now);
    expect(await slots()).toEqual(['09:00']);
    expect(asked).toHaveLength(2);
  });

  it('counts as it was while the other server is slow: nobody waits for it long', async () => {
    put('/a', tenToEleven);
    const { id } = await add('/a');
    let release: () => void = () => undefined;
    at.set('/a', (_, response) => {
      release = () => response.end(icsOf());
    });
    now += day;
    expect(await slots()).toEqual(['10:00']);
    release();
    await expect.poll(() => list(), { timeout: 20_000 }).toMatchObject([{ id, busy: 0, problem: null }]);
    expect(await slots()).toEqual(free);
  });

  it('counts for seven days when it cannot be read again, and its owner is told', async () => {
    put('/a', tenToEleven);
    const { id } = await add('/a');
    at.delete('/a');
    now += day;
    expect(await slots()).toEqual(['10:00']);
    const problem = { problem: 'refused', busy: 1, readAt: new Date(begin).toISOString() };
    expect(await list()).toMatchObject([problem]);
    now = begin + 7 * day;
    expect(await slots()).toEqual(free);
    expect(await again(id)).toMatchObject({ ...problem, busy: null });
    put('/a', tenToEleven);
    expect(await again(id)).toMatchObject({ problem: null, readAt: new Date(now).toISOString(), busy: 1 });
    expect(await slots()).toEqual(['10:00']);
  });

  it('has its whole days where its owner has moved to', async () => {
    put('/a', ['DTSTART;VALUE=DATE:20270309', 'DTEND;VALUE=DATE:20270310']);
    await add('/a');
    expect(await slots()).toEqual([]);
    const weekly = [1, 2, 3].map((weekday) => ({ day: weekday, window: { from: '00:00', to: '24:00' } }));
    await pair.mentor.call(saveAvailability, {
      body: { weekly, exceptions: [], noticeHours: 0, bufferMinutes: 0, mostPerWeek: null },
    });
    // That day ends at ten in the morning in UTC there, and begins at eight here.
    for (const [zone, expected] of [
      ['Pacific/Kiritimati', ['10:00']],
      ['America/Los_Angeles', []],
    ] as const) {
      await pair.mentor.call(changeMe, { body: { zone } });
      now += minute;
      await slots();
      await readAt(now);
      expect(await slots()).toEqual(expected);
    }
    expect(asked).toHaveLength(3);
  });

  it('cannot be asked for without end', async () => {
    put('/a', tenToEleven);
    const { id } = await add('/a');
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => again(id)));
    const refused = tries.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(9);
    for (const one of refused) expect(one).toMatchObject({ reason: { code: 'too_many_requests' } });
  });
});

describe('an address that is no good', () => {
  const closes: Promise<void>[] = [];
  const closed = (response: ServerResponse | Socket) => {
    const end = new Promise<void>((resolve) => response.once('close', resolve));
    closes.push(end);
    return end;
  };

  it.each([
    'https://127.0.0.1/a.ics',
    'https://[::1]/a.ics',
    'https://192.168.0.1/',
    'https://169.254.169.254/',
    'https://10.0.0.1:8443/',
  ])('leads inwards: %s', async (url) => {
    await expect(pair.mentor.call(operations.addCalendar, { body: { url } })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { url: 'not_allowed' },
    });
  });

  it.each<[string, string, RequestListener]>([
    [
      'redirects inwards',
      'not_allowed',
      (_, response) => response.writeHead(302, { location: 'https://127.0.0.1:22/' }).end(),
    ],
    [
      'redirects out of encryption',
      'redirects',
      (_, response) => response.writeHead(302, { location: 'http://calendar.test/' }).end(),
    ],
    [
      'is a gigabyte',
      'too_large',
      async (_, response) => {
        const end = closed(response);
        response.writeHead(200, { 'content-type': 'text/calendar' });
        response.write('BEGIN:VCALENDAR\r\n');
        const part = Buffer.alloc(1024 * 1024, 'X-A:a\r\n');
        for (let megabytes = 0; megabytes < 1024 && !response.destroyed; megabytes++) {
          if (!response.write(part))
            await Promise.race([new Promise((resolve) => response.once('drain', resolve)), end]);
        }
        response.end();
      },
    ],
    [
      'says that it is a gigabyte',
      'too_large',
      (_, response) => void response.writeHead(200, { 'content-length': 1024 ** 3 }).write('a'),
    ],
    [
      'is packed',
      'packed',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(icsOf())),
    ],
    ['is a page', 'not_calendar', (_, response) => response.end('<!DOCTYPE html><title>Sign in</title>')],
    ['is empty', 'not_calendar', (_, response) => response.end()],
    ['is bytes', 'not_calendar', (_, response) => response.end(Buffer.from({ length: 4_096 }).fill(0xfe))],
    ['is cut off', 'cut_off', (_, response) => response.end(icsOf(tenToEleven).slice(0, -20))],
    ['is no more', 'refused', (_, response) => response.writeHead(410).end()],
    ['wants a password', 'refused', (_, response) => response.writeHead(401).end()],
    ['is broken', 'failing', (_, response) => response.writeHead(500).end()],
    ['hangs up', 'unreachable', (_, response) => response.destroy()],
    [
      'floods with headers',
      'too_large',
      (_, response) => response.setHeader('x-flood', 'a'.repeat(64 * 1024)).end(),
    ],
    [
      'repeats every second',
      'too_many',
      (_, response) => response.end(icsOf([...tenToEleven, 'RRULE:FREQ=SECONDLY'])),
    ],
  ])('%s: that is said, nothing is kept, and it may be asked of again', async (_name, reason, answer) => {
    at.set('/bad', answer);
    await expect(add('/bad')).rejects.toMatchObject({ code: 'invalid_input', fields: { url: reason } });
    expect(await list()).toEqual([]);
    await Promise.all(closes.splice(0));
    put('/bad', tenToEleven);
    expect(await add('/bad')).toMatchObject({ busy: 1 });
  });

  test('that never ends, or is never through, keeps nobody else waiting', async () => {
    const ends: Promise<void>[] = [];
    at.set('/endless', (_, response) => {
      ends.push(closed(response));
      response.write('BEGIN:VCALENDAR\r\n');
    });
    const bomb = icsOf(
      ...Array.from({ length: 20_000 }, () => [
        'DTSTART:19700101T000000Z',
        'DURATION:PT1S',
        'RRULE:FREQ=DAILY;COUNT=9999',
      ]),
    );
    at.set('/bomb', (_, response) => response.end(bomb));
    put('/good', tenToEleven);
    const outcome = (path: string, who: TestPerson) =>
      add(path, who).then(
        () => 'added',
        (error) => error.fields?.url,
      );
    let isOver = false;
    const bad = Promise.all([outcome('/endless', pair.mentor), outcome('/bomb', pair.mentor)]).finally(() => {
      isOver = true;
    });
    await expect.poll(() => ends.length, { timeout: 20_000 }).toBe(1);
    expect(await outcome('/good', pair.mentee)).toBe('added');
    expect(await slots()).toEqual(['10:00']);
    expect(isOver).toBe(false);
    expect(await bad).toEqual(['slow', 'unreadable']);
    await Promise.all(ends);
  });
});
