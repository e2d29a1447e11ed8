import { readRecord } from '@rapport/shared/review/review.api';
import { roots } from '@rapport/shared/sessions/agendaDocument';
import { minute } from '@rapport/shared/sessions/sessionState';
import { endSession, readSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CollabPeer, openCollabPeer } from '../../../testing/collabPeer.ts';
import { setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { longestHold } from '../../../testing/longestHold.ts';
import { slowDocument } from '../../../testing/slowDocument.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { createDocuments } from '../documents.ts';
import { GuestStore } from '../guests/guestStore.ts';
import { SessionStore } from '../sessionStore.ts';
import { type OpenSession, openSession, ShiftedClock } from './callTesting.ts';
import { Presences } from './presences.ts';
import { emptyProjection } from './projection.ts';
import { SessionRecordModel } from './record.model.ts';
import { Records } from './records.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
let store: SessionStore;
const clock = new ShiftedClock();
const presences = new Presences();
const documents = createDocuments();

beforeAll(async () => {
  server = await startTestServer({ clock });
  admin = await setUpOrganisation(server);
  store = new SessionStore(server.app.kernel.events);
});
afterAll(() => Promise.all([server.stop(), documents.end()]));

const sweep = () => server.app.kernel.sweeper.run(clock.now());
const versionsOf = (sessionId: string) => SessionRecordModel.countDocuments({ sessionId });

function write(peer: CollabPeer, text: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  const notes = peer.doc.getXmlFragment(roots.notes);
  notes.insert(notes.length, [paragraph]);
}

/** A session whose notes say something, with both there for 20 of its 30 minutes, that has ended without a record. */
async function endedSession(): Promise<OpenSession & { state: Uint8Array }> {
  const session = await openSession(server, admin, 1);
  const { sessionId, startsAt, mentor, mentee } = session;
  const peer = openCollabPeer(server.origin, mentor.cookie(), sessionId);
  await peer.synced();
  write(peer, 'We agreed.');
  const reader = openCollabPeer(server.origin, mentee.cookie(), sessionId);
  await reader.synced();
  await expect.poll(() => reader.doc.getXmlFragment(roots.notes).toString()).toContain('We agreed.');
  reader.destroy();
  const state = Y.encodeStateAsUpdate(peer.doc);
  peer.destroy();
  await presences.observe(
    sessionId,
    [mentor.id, mentee.id].flatMap((personId, index) => [
      { connection: `PA_${index}`, personId, kind: 'joined' as const, at: startsAt + index * 5 * minute },
      { connection: `PA_${index}`, personId, kind: 'left' as const, at: startsAt + 25 * minute },
    ]),
  );
  const endedAt = new Date(startsAt + 30 * minute);
  await store.applyEvent(sessionId, 'ended', 'mentor', { endedAt });
  return { ...session, state };
}

const fails = () => Promise.reject(new Error('died here'));

describe('the record', () => {
  test('is made by the sweep where the end could not make it, and reads the same for both', async () => {
    const { sessionId, mentor, mentee } = await endedSession();
    await sweep();
    const record = await mentor.call(readRecord, { params: { sessionId } });
    expect(record).toMatchObject({
      version: 1,
      session: { state: 'recorded', minutesTogether: 20 },
      attendance: { grade: 'measured', minutesTogether: 20, plannedMinutes: 30 },
    });
    expect(record.attendance.people.map(({ minutes }) => minutes)).toEqual([25, 20]);
    expect(record.agenda[0]).toMatchObject({ kind: 'review' });
    expect(JSON.stringify(record.notes)).toContain('We agreed.');
    const theirs = await mentee.call(readRecord, { params: { sessionId } });
    expect({ ...theirs, session: null }).toEqual({ ...record, session: null });
    await sweep();
    await sweep();
    expect(await versionsOf(sessionId)).toBe(1);
  });

  test.each(['reading the document', 'reading the observations', 'telling the session'])(
    'is completed by the sweep when the process dies at %s',
    async (step) => {
      const { sessionId, mentor, state } = await endedSession();
      const document = { read: () => Promise.resolve({ state, revision: 2 }) };
      const dying = new Records({
        collab: step === 'reading the document' ? { read: fails } : document,
        documents,
        presences: step === 'reading the observations' ? dieIn(presences, 'ofCall') : presences,
        store: step === 'telling the session' ? dieIn(store, 'applyEvent') : store,
        guests: new GuestStore(),
      });
      await expect(dying.freeze(sessionId, clock.now())).rejects.toThrow('died here');
      expect(await mentor.call(readSession, { params: { sessionId } })).toMatchObject({ state: 'ended' });
      await sweep();
      const record = await mentor.call(readRecord, { params: { sessionId } });
      expect(record.session).toMatchObject({ state: 'recorded', minutesTogether: 20 });
      expect(JSON.stringify(record.notes)).toContain('We agreed.');
      expect(await versionsOf(sessionId)).toBe(1);
    },
  );

  test('is there without its document where that would take for ever to be built', async () => {
    const { sessionId, mentor } = await endedSession();
    const hostile = slowDocument(30_000);
    const collab = { read: async () => ({ state: hostile, revision: 2 }) };
    const records = new Records({ collab, documents, presences, store, guests: new GuestStore() });
    const held = await longestHold(() => records.freeze(sessionId, clock.now()));
    expect(held).toBeLessThan(1_000);
    const record = await mentor.call(readRecord, { params: { sessionId } });
    expect(record.session).toMatchObject({ state: 'recorded', minutesTogether: 20 });
    expect(record).toMatchObject(emptyProjection);
  });

  test('is one record when several make it at once', async () => {
    const { sessionId, mentor } = await endedSession();
    const end = () => mentor.call(endSession, { params: { sessionId } });
    await Promise.all([end(), end(), sweep(), end()]);
    expect(await versionsOf(sessionId)).toBe(1);
  });

  test('gets a second version from text that comes within a day of the end', async () => {
    const { sessionId, mentor, mentee } = await endedSession();
    await sweep();
    clock.pass(2 * 60 * minute);
    await sweep();
    const late = openCollabPeer(server.origin, mentee.cookie(), sessionId);
    await late.synced();
    write(late, 'One more thing.');
    const check = openCollabPeer(server.origin, mentor.cookie(), sessionId);
    await expect.poll(() => check.doc.getXmlFragment(roots.notes).toString()).toContain('One more thing.');
    check.destroy();
    late.destroy();
    const version = async () => {
      clock.pass(2 * minute);
      await sweep();
      return (await mentor.call(readRecord, { params: { sessionId } })).version;
    };
    await expect.poll(version).toBe(2);
    const record = await mentor.call(readRecord, { params: { sessionId } });
    expect(JSON.stringify(record.notes)).toContain('One more thing.');
    expect(record.session.minutesTogether).toBe(20);
    await version();
    expect(await versionsOf(sessionId)).toBe(2);
  });

  test('there is none of a session that is not over', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const records = new Records({
      store,
      presences,
      guests: new GuestStore(),
      collab: { read: fails },
      documents,
    });
    expect(await records.freeze(sessionId, clock.now())).toBeUndefined();
    expect(await records.find(sessionId)).toBeUndefined();
    await expect(mentor.call(readRecord, { params: { sessionId } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

/** The real thing, but for one method that dies. */
function dieIn<T extends object>(whole: T, method: keyof T): T {
  return new Proxy(whole, {
    get: (target, name) => {
      const value: unknown = name === method ? fails : Reflect.get(target, name);
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
    },
  });
}
