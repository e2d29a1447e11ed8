import { readRecord } from '@rapport/shared/review/review.api';
import { readAgenda, readRunning, startItem } from '@rapport/shared/sessions/agendaDocument';
import * as kinds from '@rapport/shared/sessions/kind.api';
import { correctWithin, reportWithin } from '@rapport/shared/sessions/report';
import * as operations from '@rapport/shared/sessions/reports.api';
import type { SessionKind } from '@rapport/shared/sessions/sessionKind';
import { minute } from '@rapport/shared/sessions/sessionState';
import * as sessions from '@rapport/shared/sessions/sessions.api';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCollabPeer } from '../../../testing/collabPeer.ts';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { browserHeaders, openSignal, ShiftedClock, tokenFor } from '../call/callTesting.ts';
import { SessionRecordModel } from '../call/record.model.ts';
import { sessionChanged } from '../ports.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
let pair: TestPair;
let params: { sessionId: string };
let startsAt: number;
const clock = new ShiftedClock();
const events: string[] = [];
const minutes = 40;

beforeAll(async () => {
  server = await startTestServer({ clock });
  admin = await setUpOrganisation(server);
  server.app.kernel.events.subscribe(sessionChanged, ({ event }) => void events.push(event));
});
beforeEach(async () => {
  pair = await addPair(server, admin);
  const start = new Date(clock.now() + 30 * minute).toISOString();
  const session = await pair.mentor.call(sessions.bookSession, {
    params: { mentorshipId: pair.mentorshipId },
    body: {
      ...{ title: 'Talk', templateId: 'regular-meeting', minutes, zone: 'UTC' },
      ...{ date: start.slice(0, 10), time: start.slice(11, 16), kind: 'in_person', place: 'The canteen' },
    },
  });
  params = { sessionId: session.id };
  startsAt = Date.parse(session.startsAt);
  events.length = 0;
});
afterAll(() => server.stop());

const sweep = () => server.app.kernel.sweeper.run(clock.now());
const passTo = (time: number) => clock.pass(time - clock.now());
const read = (who = pair.mentor) => who.call(sessions.readSession, { params });
const held = (who = pair.mentor, lasted = 35) =>
  who.call(operations.reportSession, { params, body: { held: true, minutes: lasted } });
const notHeld = (who = pair.mentor) => who.call(operations.reportSession, { params, body: { held: false } });
const correct = (who = pair.mentee, lasted = 25) =>
  who.call(operations.correctReport, { params, body: { minutes: lasted } });
const changeKind = (kind: SessionKind, place = '', who: TestPerson = pair.mentor) =>
  who.call(kinds.changeKind, { params, body: { kind, place } });
const recordOf = (who = pair.mentor) => who.call(readRecord, { params });

describe('a session without a call', () => {
  test('has no call: nobody joins, nobody ends it, and two in its document make it no more live', async () => {
    passTo(startsAt);
    const call = pair.mentor.call(sessions.joinCall, { params, body: { device: 'laptop' } });
    await expect(call).rejects.toMatchObject({ code: 'no_call' });
    await expect(pair.mentor.call(sessions.endSession, { params })).rejects.toMatchObject({
      code: 'no_call',
    });
    const peers = [pair.mentor, pair.mentee].map((who) =>
      openCollabPeer(server.origin, who.cookie(), params.sessionId),
    );
    for (const peer of peers) await peer.synced();
    await sweep();
    expect(await read()).toMatchObject({ state: 'scheduled', kind: 'in_person', place: 'The canteen' });
    for (const peer of peers) peer.destroy();
    expect(events).toEqual([]);
  });

  test('took place when one of the two says so, with a record that tells who did', async () => {
    await expect(held()).rejects.toMatchObject({ code: 'not_begun' });
    passTo(startsAt + minutes * minute);
    expect(await held(pair.mentee)).toMatchObject({
      ...{ state: 'recorded', minutesTogether: 35, writable: true },
      reports: [{ by: { id: pair.mentee.id }, minutes: 35 }],
    });
    const record = await recordOf();
    expect(record).toMatchObject({
      version: 1,
      attendance: {
        ...{ grade: 'reported', minutesTogether: 35, plannedMinutes: minutes },
        reports: [{ personId: pair.mentee.id, minutes: 35 }],
      },
    });
    expect(events).toEqual(['held', 'frozen']);
  });

  test('did not take place when one of the two says so, and did after all when the other one does', async () => {
    passTo(startsAt + minute);
    expect(await notHeld()).toMatchObject({ state: 'missed', writable: false });
    expect(await notHeld(pair.mentee)).toMatchObject({ state: 'missed' });
    expect(await held(pair.mentee)).toMatchObject({ state: 'recorded', minutesTogether: 35 });
    await expect(notHeld()).rejects.toMatchObject({ code: 'conflict' });
    expect(events).toEqual(['not_held', 'held', 'frozen']);
  });

  test('is missed only after three days without a word, and a late word still makes its record', async () => {
    const late = startsAt + minutes * minute + reportWithin;
    passTo(late - 1_000);
    await sweep();
    expect(await read()).toMatchObject({ state: 'scheduled', writable: true });
    passTo(late);
    await sweep();
    expect(await read()).toMatchObject({ state: 'missed' });
    expect(await held()).toMatchObject({ state: 'recorded', minutesTogether: 35, writable: true });
    expect(await recordOf()).toMatchObject({ version: 1, attendance: { grade: 'reported' } });
  });

  test('keeps what was written, and an agenda item that ran on no longer than they met', async () => {
    const peer = openCollabPeer(server.origin, pair.mentor.cookie(), params.sessionId);
    await peer.synced();
    const id = readAgenda(peer.doc)[1]?.id ?? '';
    startItem(peer.doc, id, startsAt);
    const other = openCollabPeer(server.origin, pair.mentee.cookie(), params.sessionId);
    // What the other one sees is stored.
    await expect.poll(() => readRunning(other.doc)?.item).toBe(id);
    for (const one of [peer, other]) one.destroy();
    passTo(startsAt + 20 * 60 * minute);
    await held();
    const { agenda } = await recordOf();
    expect(agenda.find((item) => item.id === id)?.spent).toBe(35 * minute);
  });
});

describe('the minutes', () => {
  test('are corrected once by the other person; both words are in the record', async () => {
    passTo(startsAt + minutes * minute);
    await held();
    await expect(correct(pair.mentor)).rejects.toMatchObject({ code: 'session_over' });
    expect(await correct()).toMatchObject({ state: 'recorded', minutesTogether: 25 });
    expect(await correct()).toMatchObject({ version: (await read()).version });
    await expect(correct(pair.mentee, 10)).rejects.toMatchObject({ code: 'session_over' });
    await expect(correct(pair.mentor, 10)).rejects.toMatchObject({ code: 'session_over' });
    expect(await recordOf()).toMatchObject({
      version: 2,
      attendance: {
        minutesTogether: 25,
        reports: [
          { personId: pair.mentor.id, minutes: 35 },
          { personId: pair.mentee.id, minutes: 25 },
        ],
      },
    });
    expect(events).toEqual(['held', 'frozen', 'corrected', 'frozen']);
  });

  test('that are corrected while the first record is being made are in the last one', async () => {
    passTo(startsAt + minutes * minute);
    const create = SessionRecordModel.create.bind(SessionRecordModel);
    const made = vi.spyOn(SessionRecordModel, 'create').mockImplementationOnce((async (rows: never) => {
      expect(await correct()).toMatchObject({ state: 'recorded', minutesTogether: 25 });
      return create(rows);
    }) as never);
    await held();
    made.mockRestore();
    expect(await read()).toMatchObject({ state: 'recorded', minutesTogether: 25 });
    expect(await recordOf()).toMatchObject({
      attendance: { minutesTogether: 25, reports: [{ minutes: 35 }, { minutes: 25 }] },
    });
  });

  test('stay after a day', async () => {
    passTo(startsAt + minutes * minute);
    await held();
    clock.pass(correctWithin);
    await expect(correct()).rejects.toMatchObject({ code: 'session_over' });
  });

  test('that both tell at once are those of one of them, and a correction that dies in the middle is ended by the sweep', async () => {
    passTo(startsAt + minutes * minute);
    const told = await Promise.allSettled([held(pair.mentor, 30), held(pair.mentee, 40)]);
    expect(told.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { reports } = await read();
    expect(reports).toHaveLength(1);
    // As a process leaves it that dies before the record is made anew.
    const stored = mongoose.connection.collection('mentoringSessions');
    const report = { by: pair.mentee.id, at: new Date(clock.now()), minutes: 12 };
    await stored.updateOne(
      { _id: new mongoose.Types.ObjectId(params.sessionId) },
      { $set: { state: 'ended' }, $push: { reports: report } as never },
    );
    await sweep();
    expect(await read()).toMatchObject({ state: 'recorded', minutesTogether: 12 });
  });

  test('are some that can be, of a session that is not by video', async () => {
    passTo(startsAt + minute);
    for (const lasted of [0, 601, 1.5])
      await expect(held(pair.mentor, lasted)).rejects.toMatchObject({ code: 'invalid_input' });
    await changeKind('video');
    await expect(held()).rejects.toMatchObject({ code: 'conflict' });
    await expect(notHeld()).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('how the two meet', () => {
  test('is changed by either, and a place goes with what it belongs to', async () => {
    expect(await changeKind('phone', 'Maya calls')).toMatchObject({ kind: 'phone', place: 'Maya calls' });
    expect(await changeKind('video', 'Maya calls', pair.mentee)).toMatchObject({ kind: 'video', place: '' });
    expect(events).toEqual(['kind_changed', 'kind_changed']);
  });

  test('changed to the telephone, ends the way into the call for those who have a token', async () => {
    await changeKind('video');
    passTo(startsAt - minute);
    const token = await tokenFor(pair.mentor, params.sessionId);
    await changeKind('phone');
    const { status } = await openSignal(server.origin, token, browserHeaders(server, pair.mentor));
    expect(status).toBe(403);
    // Back on video, the old token is still none.
    await changeKind('video');
    const again = await openSignal(server.origin, token, browserHeaders(server, pair.mentor));
    expect(again.status).toBe(403);
  });

  test('cannot be changed once it is over', async () => {
    passTo(startsAt + minute);
    await held();
    await expect(changeKind('video')).rejects.toMatchObject({ code: 'session_over' });
  });

  test('is told to an office, and where is not', async () => {
    const { items } = await admin.call(sessions.listSessions, {
      params: { mentorshipId: pair.mentorshipId },
      query: {},
    });
    expect(items).toMatchObject([{ kind: 'in_person', place: '', title: '' }]);
  });

  test('is counted over the last ten that took place, for the two', async () => {
    const share = () =>
      pair.mentee.call(kinds.readVideoShare, { params: { mentorshipId: pair.mentorshipId } });
    expect(await share()).toEqual({ held: 0, byVideo: 0 });
    passTo(startsAt);
    await held();
    expect(await share()).toEqual({ held: 1, byVideo: 0 });
    const stored = mongoose.connection.collection('mentoringSessions');
    const row = await stored.findOne<Record<string, unknown>>({
      _id: new mongoose.Types.ObjectId(params.sessionId),
    });
    // As older rows are: without a kind.
    const { _id, kind: __, ...old } = row ?? {};
    const later = Array.from({ length: 8 }, (_, day) => ({
      ...{ ...old, _id: new mongoose.Types.ObjectId() },
      startsAt: new Date(startsAt + (day + 1) * 24 * 60 * minute),
    }));
    await stored.insertMany(later);
    expect(await share()).toEqual({ held: 9, byVideo: 8 });
    await stored.insertMany(
      later.map((session, day) => ({
        ...{ ...session, _id: new mongoose.Types.ObjectId() },
        startsAt: new Date(startsAt + (day + 20) * 24 * 60 * minute),
      })),
    );
    expect(await share()).toEqual({ held: 10, byVideo: 10 });
  });
});
