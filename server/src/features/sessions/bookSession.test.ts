import { documentSchemaVersion } from '@rapport/shared/collab/protocol';
import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { readAgenda, roots } from '@rapport/shared/sessions/agendaDocument';
import * as operations from '@rapport/shared/sessions/sessions.api';
import { instantOf } from '@rapport/shared/sessions/wallTime';
import mongoose, { Types } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openCollabPeer } from '../../testing/collabPeer.ts';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { createWithDocument } from './bookSession.ts';
import { SessionModel } from './session.model.ts';
import { SessionStore } from './sessionStore.ts';

const nextYear = new Date().getUTCFullYear() + 1;
const usual = {
  ...{ title: 'Talk', templateId: 'regular-meeting', minutes: 45, zone: 'Europe/Berlin' },
  ...{ date: `${nextYear}-05-04`, time: '14:30' },
};

/** The first day of next year on which clocks in `zone` skip `time`. */
function dayWithout(time: string, zone: string): string {
  for (let day = 1; day <= 366; day++) {
    const date = new Date(Date.UTC(nextYear, 0, day)).toISOString().slice(0, 10);
    if (instantOf({ date, time, zone }) === undefined) return date;
  }
  throw new Error(`clocks in ${zone} never skip ${time}`);
}

describe('booking a session', () => {
  let server: TestServer;
  let admin: TestPerson & { programmeId: string };
  let pair: TestPair;

  beforeAll(async () => {
    server = await startTestServer();
    admin = await setUpOrganisation(server);
  });
  afterAll(() => server.stop());

  const book = (fields: Partial<typeof usual> = {}, who: TestPerson = pair.mentee) =>
    who.call(operations.bookSession, {
      params: { mentorshipId: pair.mentorshipId },
      body: { ...usual, ...fields },
    });
  const coming = async () => {
    const params = { mentorshipId: pair.mentorshipId };
    return (await pair.mentor.call(operations.listSessions, { params, query: {} })).items;
  };

  describe('is refused, names the field and books nothing:', () => {
    beforeAll(async () => {
      pair = await addPair(server, admin);
    });
    it.each([
      ['Europe/Berlin', '02:30'],
      ['America/New_York', '02:30'],
    ])('a time that the clocks of %s skip', async (zone, time) => {
      await expect(book({ zone, time, date: dayWithout(time, zone) })).rejects.toMatchObject({
        code: 'time_does_not_exist',
        fields: { time: expect.any(String) },
      });
      expect(await coming()).toEqual([]);
    });

    it.each([
      ['a day that has passed', 'time_in_past', { date: '2020-05-04' }],
      ['a day that no month has', 'invalid_input', { date: `${nextYear}-02-30` }],
      ['no day at all', 'invalid_input', { date: 'tomorrow' }],
      ['an hour that no clock shows', 'invalid_input', { time: '24:00' }],
      ['a zone that does not exist', 'invalid_input', { zone: 'Mars/Olympus' }],
      ['too short', 'invalid_input', { minutes: 5 }],
      ['too long', 'invalid_input', { minutes: 241 }],
      ['half a minute', 'invalid_input', { minutes: 45.5 }],
      ['an empty title', 'invalid_input', { title: '   ' }],
      ['a title that is too long', 'invalid_input', { title: 'x'.repeat(121) }],
      ['a template that does not exist', 'invalid_input', { templateId: 'nothing' }],
    ])('%s: %s', async (_, code, fields) => {
      await expect(book(fields)).rejects.toMatchObject({ code, fields: expect.any(Object) });
      expect(await coming()).toEqual([]);
    });
  });

  describe('of a pair', () => {
    beforeEach(async () => {
      pair = await addPair(server, admin);
    });

    it('takes the time as the booking person says it; both find it', async () => {
      const session = await book();
      expect(session).toMatchObject({
        ...{ title: 'Talk', state: 'scheduled', minutes: 45, zone: 'Europe/Berlin', viewer: 'mentee' },
        startsAt: `${nextYear}-05-04T12:30:00.000Z`,
        ...{ writable: true, version: 1, previousSessionId: null, nextSession: null },
      });
      expect(await coming()).toMatchObject([{ id: session.id, viewer: 'mentor' }]);
      const mine = await pair.mentor.call(operations.listComingSessions, { query: {} });
      expect(mine.items.map(({ id }) => id)).toEqual([session.id]);
    });

    it('offers and uses the templates that are kept with the programme', async () => {
      const items = [
        { title: 'Only this', minutes: 20, lead: 'mentee', kind: 'topic' },
        { title: 'And this', minutes: 20, lead: 'both', kind: 'next_steps' },
      ];
      const programme = { _id: new Types.ObjectId(admin.programmeId) };
      const programmes = mongoose.connection.collection('programmes');
      const before = await programmes.findOne(programme);
      await programmes.updateOne(programme, {
        $push: { agendaTemplates: { id: 'our-own', name: 'Our own', items } } as never,
      });
      onTestFinished(async () => {
        await programmes.updateOne(programme, { $set: { agendaTemplates: before?.agendaTemplates } });
      });
      const { mentorshipId } = pair;
      const offered = await pair.mentee.call(operations.listAgendaTemplates, { params: { mentorshipId } });
      expect(offered.items.map(({ id }) => id)).toEqual([
        ...['first-meeting', 'regular-meeting', 'goal-review', 'closing'],
        'our-own',
      ]);
      const { id } = await book({ templateId: 'our-own', minutes: 60 });
      const { doc, synced, destroy } = openCollabPeer(server.origin, pair.mentor.cookie(), id);
      await synced();
      expect(readAgenda(doc).map(({ title, minutes }) => [title, minutes])).toEqual([
        ['Only this', 30],
        ['And this', 30],
      ]);
      destroy();
    });

    it('writes the document at once: the agenda of the template, fitted to the length, and empty notes', async () => {
      const { id } = await book({ minutes: 60, templateId: 'goal-review' });
      const { doc, synced, destroy } = openCollabPeer(server.origin, pair.mentor.cookie(), id);
      await synced();
      const agenda = readAgenda(doc);
      expect(agenda.at(0)?.kind).toBe('review');
      expect(agenda.at(-1)?.kind).toBe('next_steps');
      expect(agenda.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(60);
      expect(doc.getXmlFragment(roots.notes).length).toBe(0);
      expect(doc.getMap(roots.meta).get('schema')).toBe(documentSchemaVersion);
      destroy();
    });

    it('books once when the same request comes several times at once', async () => {
      const booked = await Promise.all([book(), book(), book(), book()]);
      expect(new Set(booked.map(({ id }) => id)).size).toBe(1);
      expect(await coming()).toHaveLength(1);
    });

    it('books one of two different sessions for the same hour, and both for different hours', async () => {
      const same = await Promise.allSettled([book({ title: 'Mine' }), book({ title: 'Yours' }, pair.mentor)]);
      expect(same.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(same.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'conflict' },
      });
      await Promise.all([book({ time: '16:00' }), book({ time: '18:00' }, pair.mentor)]);
      expect(await coming()).toHaveLength(3);
    });

    it.each([
      ['begins within it', '15:14', 45],
      ['ends within it', '14:00', 31],
      ['lies within it', '14:40', 10],
      ['goes around it', '14:00', 120],
    ])('refuses a session that %s, beside the field', async (_, time, minutes) => {
      await book();
      await expect(book({ time, minutes, title: 'Another' }, pair.mentor)).rejects.toMatchObject({
        code: 'conflict',
        fields: { time: 'taken' },
      });
      expect(await coming()).toHaveLength(1);
    });

    it('books what begins as another ends, and leaves the time of other pairs alone', async () => {
      await book();
      await book({ time: '15:15' });
      await book({ time: '13:45' }, pair.mentor);
      pair = await addPair(server, admin);
      await book({ time: '14:40' });
      expect(await coming()).toHaveLength(1);
    });

    it('books one of many that overlap, asked at once', async () => {
      const times = ['14:10', '14:20', '14:30', '14:40', '14:50'];
      const asked = await Promise.allSettled(
        times.map((time, n) => book({ time }, n % 2 === 0 ? pair.mentor : pair.mentee)),
      );
      const refused = asked.filter(({ status }) => status === 'rejected');
      expect(refused).toHaveLength(times.length - 1);
      for (const one of refused) expect(one).toMatchObject({ reason: { code: 'conflict' } });
      expect(await coming()).toHaveLength(1);
    });

    it('is for the two people alone, and not for the manager who sees that they meet', async () => {
      const other = await addPair(server, admin);
      const session = await book();
      for (const stranger of [other.mentor, admin]) {
        await expect(book({}, stranger)).rejects.toMatchObject({ code: 'not_found' });
        await expect(
          stranger.call(operations.readSession, { params: { sessionId: session.id } }),
        ).rejects.toMatchObject({ code: 'not_found' });
      }
      const params = { mentorshipId: pair.mentorshipId };
      const [seen] = (await admin.call(operations.listSessions, { params, query: {} })).items;
      expect(Object.keys(seen ?? {}).sort()).toEqual(
        [
          ...['id', 'mentorshipId', 'title', 'state', 'startsAt', 'minutes', 'zone'],
          ...['mentor', 'mentee', 'viewer', 'endedAt', 'minutesTogether', 'seriesId'],
          ...['kind', 'place', 'proposedBy', 'cancelledLate'],
        ].sort(),
      );
      await expect(other.mentor.call(operations.listSessions, { params, query: {} })).rejects.toMatchObject({
        code: 'not_found',
      });
    });

    it('ends with the pair: nothing new, and what was planned is cancelled', async () => {
      const session = await book();
      await pair.mentor.call(endMentorship, { params: { mentorshipId: pair.mentorshipId } });
      await expect(book({ time: '16:00' })).rejects.toMatchObject({ code: 'mentorship_ended' });
      const params = { sessionId: session.id };
      expect(await pair.mentee.call(operations.readSession, { params })).toMatchObject({
        state: 'cancelled',
        writable: false,
        changes: [{ kind: 'cancelled', by: { id: pair.mentor.id } }],
      });
    });

    it('leaves no session behind when its document cannot be written', async () => {
      const store = new SessionStore(server.app.kernel.events);
      const collab = { create: () => Promise.reject(new Error('no')) };
      const { mentor, mentee, mentorshipId } = pair;
      const booking = {
        ...{ mentorshipId, programmeId: admin.programmeId, mentorId: mentor.id, menteeId: mentee.id },
        ...{ title: 'Half', templateId: 'closing', minutes: 45, zone: 'UTC', state: 'scheduled' as const },
        ...{ startsAt: new Date(Date.now() + 1e9), wall: { date: '2031-01-01', time: '10:00' } },
        ...{ createdBy: mentor.id, createdAt: new Date() },
      };
      await expect(createWithDocument(store, collab, booking, new Uint8Array())).rejects.toThrow('no');
      expect(await SessionModel.countDocuments({ mentorshipId })).toBe(0);
    });
  });
});
