import { marginDocument, sessionDocument } from '@rapport/shared/collab/documentName';
import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { roots } from '@rapport/shared/sessions/agendaDocument';
import * as operations from '@rapport/shared/sessions/sessions.api';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { openPeer } from '../../testing/collabPeer.ts';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

describe("a person's own notes beside a session", () => {
  let server: TestServer;
  let admin: TestPerson & { programmeId: string };
  let pair: TestPair;
  let sessionId: string;

  beforeAll(async () => {
    server = await startTestServer();
    admin = await setUpOrganisation(server);
    pair = await addPair(server, admin);
    const date = `${new Date().getUTCFullYear() + 1}-05-04`;
    const session = await pair.mentor.call(operations.bookSession, {
      params: { mentorshipId: pair.mentorshipId },
      body: { title: 'Talk', templateId: 'regular-meeting', date, time: '10:00', zone: 'UTC', minutes: 45 },
    });
    sessionId = session.id;
  });
  afterAll(() => server.stop());

  const open = (name: string, person: TestPerson) => {
    const peer = openPeer(server.origin, person.cookie(), name);
    onTestFinished(() => peer.destroy());
    return peer;
  };
  const write = (doc: Y.Doc, words: string) => doc.getXmlFragment(roots.notes).push([new Y.XmlText(words)]);
  const read = (doc: Y.Doc) => doc.getXmlFragment(roots.notes).toString();

  it('are there from the booking on, empty, and never reach what both share or the other one', async () => {
    const own = open(marginDocument(sessionId, pair.mentor.id), pair.mentor);
    await own.synced();
    expect(read(own.doc)).toBe('');
    write(own.doc, 'Ask her about the conflict. Gently.');

    const again = open(marginDocument(sessionId, pair.mentor.id), pair.mentor);
    await expect.poll(() => read(again.doc)).toBe('Ask her about the conflict. Gently.');

    const others = open(marginDocument(sessionId, pair.mentee.id), pair.mentee);
    const shared = open(sessionDocument(sessionId), pair.mentee);
    await Promise.all([others.synced(), shared.synced()]);
    expect(read(others.doc)).toBe('');
    expect(read(shared.doc)).toBe('');
    const holding = await documentsWith('conflict');
    expect(new Set(holding)).toEqual(new Set([marginDocument(sessionId, pair.mentor.id)]));
  });

  it('stay their own to write when the pair has ended', async () => {
    const params = { mentorshipId: pair.mentorshipId };
    await admin.call(endMentorship, { params });
    const own = open(marginDocument(sessionId, pair.mentee.id), pair.mentee);
    await own.synced();
    write(own.doc, 'What I take along.');
    const again = open(marginDocument(sessionId, pair.mentee.id), pair.mentee);
    await expect.poll(() => read(again.doc)).toBe('What I take along.');
  });

  /** Names of the documents in the database in whose bytes the words stand. */
  async function documentsWith(words: string): Promise<string[]> {
    const [states, rows] = await Promise.all([
      mongoose.connection
        .collection<{ _id: string; state: { buffer: Buffer } }>('collab_documents')
        .find()
        .toArray(),
      mongoose.connection
        .collection<{ _id: string; bytes: { buffer: Buffer } }>('collab_log')
        .find()
        .toArray(),
    ]);
    return [
      ...states.map(({ _id, state }) => ({ name: _id, bytes: state.buffer })),
      ...rows.map(({ _id, bytes }) => ({ name: _id.split('/')[0] ?? '', bytes: bytes.buffer })),
    ]
      .filter(({ bytes }) => Buffer.from(bytes).includes(words))
      .map(({ name }) => name);
  }
});
