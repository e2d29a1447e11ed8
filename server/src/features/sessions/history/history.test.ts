import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { readRecord } from '@rapport/shared/review/review.api';
import { readAgenda, roots, setDone, startItem, stopRunning } from '@rapport/shared/sessions/agendaDocument';
import * as operations from '@rapport/shared/sessions/history.api';
import { minute, writableAfterEnd } from '@rapport/shared/sessions/sessionState';
import { cancelSession, endSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type CollabPeer, openCollabPeer } from '../../../testing/collabPeer.ts';
import { setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { longestHold } from '../../../testing/longestHold.ts';
import { slowDocument } from '../../../testing/slowDocument.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { DocumentModel } from '../../collab/collab.models.ts';
import { VersionModel, type VersionRow } from '../../collab/versions/version.model.ts';
import { type OpenSession, openSession, ShiftedClock } from '../call/callTesting.ts';
import { emptyProjection } from '../call/projection.ts';
import { SessionModel } from '../session.model.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
const clock = new ShiftedClock();

beforeAll(async () => {
  server = await startTestServer({ clock });
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

const sweep = () => server.app.kernel.sweeper.run(clock.now());

async function open(person: TestPerson, { sessionId }: OpenSession): Promise<CollabPeer> {
  const peer = openCollabPeer(server.origin, person.cookie(), sessionId);
  onTestFinished(() => peer.destroy());
  await peer.synced();
  return peer;
}

/** Both are in the document and the hour has begun: the session is live. */
async function liveSession() {
  const session = await openSession(server, admin, 1);
  const [mentor, mentee] = [await open(session.mentor, session), await open(session.mentee, session)];
  clock.pass(2 * minute);
  await sweep();
  return { session, mentor, mentee };
}

function write({ doc }: CollabPeer, words: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment(roots.notes).push([paragraph]);
}

const notes = ({ doc }: Pick<CollabPeer, 'doc'>) => doc.getXmlFragment(roots.notes).toString();
const sees = (peer: CollabPeer, words: string) => expect.poll(() => notes(peer)).toContain(words);

async function versionsOf({ mentor, sessionId }: OpenSession) {
  return (await mentor.call(operations.listVersions, { params: { sessionId }, query: {} })).items;
}

const kindsOf = async (session: OpenSession) => (await versionsOf(session)).map(({ kind }) => kind);

const keep = ({ mentor, sessionId }: OpenSession, name = '') =>
  mentor.call(operations.keepVersion, { params: { sessionId }, body: { name } });

function docOf({ state }: { state: string }): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from(state, 'base64'));
  return doc;
}

describe('versions that nobody asks for', () => {
  test('are kept at the start, at the end of each item, and at the end of a session', async () => {
    const { session, mentor, mentee } = await liveSession();
    expect(await kindsOf(session)).toEqual(['started']);

    const [first, second] = readAgenda(mentor.doc);
    startItem(mentor.doc, first?.id ?? '', 1_000);
    await expect.poll(() => mentee.doc.getMap(roots.meta).get('running')).toBeTruthy();
    await sweep();
    expect(await kindsOf(session)).toEqual(['started']);

    setDone(mentor.doc, first?.id ?? '', true, 61_000);
    await expect.poll(() => readAgenda(mentee.doc)[0]?.done).toBe(true);
    await sweep();
    await sweep();
    expect(await versionsOf(session)).toMatchObject([
      { kind: 'item_done', name: first?.title, by: null },
      { kind: 'started', name: '', by: null },
    ]);

    // The end looks once more, so that an item which ends with the session has its own.
    startItem(mentor.doc, second?.id ?? '', 70_000);
    stopRunning(mentor.doc, 75_000);
    await expect.poll(() => readAgenda(mentee.doc)[1]?.spent).toBe(5_000);
    await session.mentor.call(endSession, { params: { sessionId: session.sessionId } });
    expect(await kindsOf(session)).toEqual(['ended', 'item_done', 'item_done', 'started']);
    await sweep();
    expect(await kindsOf(session)).toHaveLength(4);
  });

  test('are one for each end, in the order of the ends, whatever a sweep was still keeping when the session ended', async () => {
    const { session, mentor, mentee } = await liveSession();
    const [first] = readAgenda(mentor.doc);
    setDone(mentor.doc, first?.id ?? '', true, 1_000);
    await expect.poll(() => readAgenda(mentee.doc)[0]?.done).toBe(true);

    let goOn = () => {};
    const slow = new Promise<void>((resolve) => (goOn = resolve));
    const create = VersionModel.create.bind(VersionModel);
    const createLate = async (row: VersionRow) => {
      await slow;
      return create(row);
    };
    const held = vi.spyOn(VersionModel, 'create').mockImplementationOnce(createLate as never);
    onTestFinished(() => held.mockRestore());
    const swept = sweep();
    await vi.waitFor(() => expect(held).toHaveBeenCalled());
    write(mentee, 'A last word.');
    await sees(mentor, 'A last word.');
    const ended = session.mentor.call(endSession, { params: { sessionId: session.sessionId } });
    setTimeout(goOn, 300);
    await Promise.all([swept, ended]);
    expect(await kindsOf(session)).toEqual(['ended', 'item_done', 'started']);
  });

  test('are all there of a session whose end was heard of by nobody', async () => {
    const { session, mentor, mentee } = await liveSession();
    const [first] = readAgenda(mentor.doc);
    setDone(mentor.doc, first?.id ?? '', true, 1_000);
    await expect.poll(() => readAgenda(mentee.doc)[0]?.done).toBe(true);
    await SessionModel.updateOne(
      { _id: session.sessionId },
      { $set: { state: 'ended', endedAt: new Date(clock.now()) } },
    );
    await sweep();
    expect(await kindsOf(session)).toEqual(['ended', 'item_done', 'started']);
  });

  test('are kept of a document that would take for ever to be read, but for its items, and nobody else is held up', async () => {
    const session = await openSession(server, admin, 1);
    const params = { sessionId: session.sessionId };
    const state = Buffer.from(slowDocument(30_000));
    await DocumentModel.updateOne({ _id: `session:${session.sessionId}` }, { $set: { state } });
    clock.pass(2 * minute);
    await SessionModel.updateOne({ _id: session.sessionId }, { $set: { state: 'live' } });
    // Only what somebody uses is looked at.
    await session.mentor.call(operations.readDocument, { params });
    const held = await longestHold(async () => {
      await sweep();
      await session.mentor.call(endSession, { params });
    });
    expect(held).toBeLessThan(1_000);
    expect(await kindsOf(session)).toEqual(['ended', 'started']);
    expect(await session.mentor.call(readRecord, { params })).toMatchObject(emptyProjection);
  });

  test('are not kept of an hour that has not begun', async () => {
    const session = await openSession(server, admin, 10);
    const mentor = await open(session.mentor, session);
    setDone(mentor.doc, readAgenda(mentor.doc)[0]?.id ?? '', true, 1_000);
    await sweep();
    expect(await versionsOf(session)).toEqual([]);
  });
});

describe('a version that somebody asked for', () => {
  test('says who wrote what, and stays as it was', async () => {
    const { session, mentor, mentee } = await liveSession();
    write(mentor, 'From the mentor.');
    await sees(mentee, 'From the mentor.');
    write(mentee, 'From the mentee.');
    await sees(mentor, 'From the mentee.');
    const version = await keep(session, '  Half way  ');
    expect(version).toMatchObject({ kind: 'asked', name: 'Half way', by: { id: session.mentor.id } });

    mentor.doc.getXmlFragment(roots.notes).delete(0, 2);
    await expect.poll(() => notes(mentee)).toBe('');
    const params = { sessionId: session.sessionId, versionId: version.id };
    const read = await session.mentee.call(operations.readVersion, { params });
    expect(notes({ doc: docOf(read) })).toBe(
      '<paragraph>From the mentor.</paragraph><paragraph>From the mentee.</paragraph>',
    );
    const author = (client: number) => read.authors.find((known) => known.client === client)?.person?.name;
    expect(author(mentor.doc.clientID)).toBe(session.mentor.name);
    expect(author(mentee.doc.clientID)).toBe(session.mentee.name);
    const now = await session.mentee.call(operations.readDocument, { params });
    expect(notes({ doc: docOf(now) })).toBe('');
  });

  test('is found under its own session only', async () => {
    const { session } = await liveSession();
    const version = await keep(session);
    const other = await openSession(server, admin, 5);
    const params = { sessionId: other.sessionId, versionId: version.id };
    await expect(other.mentor.call(operations.readVersion, { params })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(other.mentor.call(operations.restoreVersion, { params })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('has a name of one line’s length', async () => {
    const { session } = await liveSession();
    await expect(keep(session, 'x'.repeat(121))).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('going back', () => {
  test('reaches both at once, leaves what was not changed, and can be gone back from', async () => {
    const { session, mentor, mentee } = await liveSession();
    write(mentor, 'Stays.');
    await sees(mentee, 'Stays.');
    const version = await keep(session, 'Good');
    const staying = mentee.doc.getXmlFragment(roots.notes).get(0);
    write(mentee, 'Regretted.');
    await sees(mentor, 'Regretted.');

    const params = { sessionId: session.sessionId, versionId: version.id };
    const { before } = await session.mentee.call(operations.restoreVersion, { params });
    expect(before).toMatchObject({ kind: 'restored', name: 'Good', by: { id: session.mentee.id } });
    for (const peer of [mentor, mentee]) {
      await expect.poll(() => notes(peer)).toBe('<paragraph>Stays.</paragraph>');
    }
    expect(mentee.doc.getXmlFragment(roots.notes).get(0)).toBe(staying);

    const back = { sessionId: session.sessionId, versionId: before?.id ?? '' };
    await session.mentor.call(operations.restoreVersion, { params: back });
    await sees(mentor, 'Regretted.');
    expect(await session.mentor.call(operations.restoreVersion, { params: back })).toEqual({ before: null });
  });

  test.each([
    [
      'long after the end',
      'session_over',
      async ({ mentor, sessionId }: OpenSession) => {
        await mentor.call(endSession, { params: { sessionId } });
        clock.pass(writableAfterEnd + minute);
      },
    ],
    [
      'after the pair has ended',
      'mentorship_ended',
      ({ mentor, mentorshipId }: OpenSession) => mentor.call(endMentorship, { params: { mentorshipId } }),
    ],
  ])('and keeping a version are refused %s; reading is not', async (_when, code, end) => {
    const { session, mentor, mentee } = await liveSession();
    const version = await keep(session);
    write(mentor, 'More.');
    await sees(mentee, 'More.');
    await end(session);
    const params = { sessionId: session.sessionId, versionId: version.id };
    await expect(session.mentor.call(operations.restoreVersion, { params })).rejects.toMatchObject({ code });
    await expect(keep(session, 'late')).rejects.toMatchObject({ code });
    expect((await versionsOf(session)).map(({ id }) => id)).toContain(version.id);
    expect(notes({ doc: docOf(await session.mentee.call(operations.readDocument, { params })) })).toContain(
      'More.',
    );
  });

  test('is refused where it would take for ever', async () => {
    const { session } = await liveSession();
    const version = await keep(session);
    const state = Buffer.from(slowDocument(30_000));
    await VersionModel.updateMany({ document: `session:${session.sessionId}` }, { $set: { state } });
    const params = { sessionId: session.sessionId, versionId: version.id };
    await expect(session.mentor.call(operations.restoreVersion, { params })).rejects.toMatchObject({
      code: 'too_large',
    });
  });

  test('is refused in a session that was cancelled', async () => {
    const session = await openSession(server, admin, 10);
    const version = await keep(session);
    const { sessionId } = session;
    await session.mentor.call(cancelSession, { params: { sessionId }, body: { reason: 'Ill' } });
    const params = { sessionId, versionId: version.id };
    await expect(session.mentor.call(operations.restoreVersion, { params })).rejects.toMatchObject({
      code: 'session_cancelled',
    });
  });
});
