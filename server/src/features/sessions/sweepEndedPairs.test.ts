import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { minute } from '@rapport/shared/sessions/sessionState';
import * as operations from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { SessionModel } from './session.model.ts';
import { SessionStore } from './sessionStore.ts';

describe('a pair that was ended', () => {
  let server: TestServer;
  let admin: TestPerson & { programmeId: string };
  let pair: TestPair;
  let ahead = 0;

  beforeAll(async () => {
    server = await startTestServer({ clock: { now: () => Date.now() + ahead } });
    admin = await setUpOrganisation(server);
  });
  beforeEach(async () => {
    pair = await addPair(server, admin);
  });
  afterAll(() => server.stop());

  const book = async (time: string) => {
    const date = `${new Date().getUTCFullYear() + 1}-05-04`;
    const session = await pair.mentor.call(operations.bookSession, {
      params: { mentorshipId: pair.mentorshipId },
      body: { title: 'Talk', templateId: 'regular-meeting', date, time, zone: 'UTC', minutes: 45 },
    });
    return session.id;
  };
  const read = (sessionId: string) => pair.mentee.call(operations.readSession, { params: { sessionId } });
  const end = () => admin.call(endMentorship, { params: { mentorshipId: pair.mentorshipId } });
  const sweep = () => {
    ahead += minute;
    return server.app.kernel.sweeper.run(Date.now() + ahead);
  };

  it('keeps nothing planned, also when the server died before it could cancel; once', async () => {
    const ids = [await book('10:00'), await book('14:00')];
    const other = await addPair(server, admin);
    const publish = vi.spyOn(server.app.kernel.events, 'publish').mockResolvedValueOnce();
    await end();
    publish.mockRestore();
    for (const id of ids) expect(await read(id)).toMatchObject({ state: 'scheduled' });

    await sweep();
    await sweep();
    for (const id of ids) {
      expect(await read(id)).toMatchObject({
        ...{ state: 'cancelled', version: 2 },
        changes: [{ kind: 'cancelled', by: { id: admin.id } }],
      });
    }
    pair = other;
    const going = await book('10:00');
    await sweep();
    expect(await read(going)).toMatchObject({ state: 'scheduled', version: 1 });
  });

  it('keeps nothing that was booked at the moment of its end', async () => {
    const id = await book('10:00');
    await end();
    // As if the booking had asked before the end and written after it.
    await SessionModel.updateOne({ _id: id }, { $set: { state: 'scheduled', changes: [] } });
    await sweep();
    expect(await new SessionStore(server.app.kernel.events).find(id)).toMatchObject({ state: 'cancelled' });
  });
});
