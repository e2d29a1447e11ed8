import { closeCode, messageType, type RoomStatus } from '@rapport/shared/collab/protocol';
import { createAction } from '@rapport/shared/mentorships/actions.api';
import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { type ClientEvents, type ServerEvents, socketPath } from '@rapport/shared/realtime';
import { roots } from '@rapport/shared/sessions/agendaDocument';
import { minute, writableAfterEnd } from '@rapport/shared/sessions/sessionState';
import * as operations from '@rapport/shared/sessions/sessions.api';
import * as decoding from 'lib0/decoding';
import { connect, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CollabPeer, openCollabPeer } from '../../testing/collabPeer.ts';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { SessionStore } from './sessionStore.ts';

describe('rights and news of a session', () => {
  let server: TestServer;
  let admin: TestPerson & { programmeId: string };
  let pair: TestPair;
  let store: SessionStore;
  let sessionId: string;
  let ahead = 0;
  const opened: { destroy(): void }[] = [];

  beforeAll(async () => {
    server = await startTestServer({ clock: { now: () => Date.now() + ahead } });
    admin = await setUpOrganisation(server);
    store = new SessionStore(server.app.kernel.events);
  });
  beforeEach(async () => {
    pair = await addPair(server, admin);
    sessionId = await book();
  });
  afterEach(() => {
    for (const one of opened.splice(0)) one.destroy();
  });
  afterAll(() => server.stop());

  const book = async () => {
    const date = `${new Date().getUTCFullYear() + 1}-05-04`;
    const session = await pair.mentor.call(operations.bookSession, {
      params: { mentorshipId: pair.mentorshipId },
      body: { title: 'Talk', templateId: 'regular-meeting', date, time: '10:00', zone: 'UTC', minutes: 45 },
    });
    return session.id;
  };

  /** A document opened by a stock client, with the rights that the room tells of. */
  async function open(
    person: TestPerson,
  ): Promise<CollabPeer & { told(rights: RoomStatus['rights']): Promise<void> }> {
    const peer = openCollabPeer(server.origin, person.cookie(), sessionId);
    opened.push(peer);
    let rights: RoomStatus['rights'] | undefined;
    let heard: () => void = () => undefined;
    peer.provider.messageHandlers[messageType.roomStatus] = (_encoder, decoder) => {
      ({ rights } = JSON.parse(decoding.readVarString(decoder)) as RoomStatus);
      heard();
    };
    await peer.synced();
    const told = (wanted: RoomStatus['rights']) =>
      new Promise<void>((resolve) => {
        heard = () => {
          if (rights === wanted) resolve();
        };
        heard();
      });
    return { ...peer, told };
  }

  /** What the server says to somebody who writes all the same. */
  const writing = (peer: CollabPeer) =>
    new Promise<number>((resolve) => {
      peer.provider.on('connection-close', (event) => resolve(event?.code ?? 0));
      peer.doc.getMap(roots.meta).set('written', true);
    });

  it('takes writing away on open connections when the session is cancelled', async () => {
    const [mentor, mentee] = await Promise.all([open(pair.mentor), open(pair.mentee)]);
    await Promise.all([mentor.told('write'), mentee.told('write')]);
    await pair.mentor.call(operations.cancelSession, { params: { sessionId }, body: { reason: 'Ill' } });
    await Promise.all([mentor.told('read'), mentee.told('read')]);
    expect(await writing(mentee)).toBe(closeCode.readOnly);
    expect(mentor.doc.getMap(roots.meta).get('written')).toBeUndefined();
  });

  it('takes writing away on open connections when the pair ends', async () => {
    const mentee = await open(pair.mentee);
    await mentee.told('write');
    await pair.mentor.call(endMentorship, { params: { mentorshipId: pair.mentorshipId } });
    await mentee.told('read');
    expect(await writing(mentee)).toBe(closeCode.readOnly);
  });

  it('takes writing away 24 hours after the end, by the sweep, on a page that was left open', async () => {
    await store.applyEvent(sessionId, 'joined', 'sfu');
    await store.applyEvent(sessionId, 'ended', 'mentor', { endedAt: new Date(Date.now() - minute) });
    const mentee = await open(pair.mentee);
    await mentee.told('write');
    ahead = writableAfterEnd - 2 * minute;
    await server.app.kernel.sweeper.run(Date.now() + ahead);
    ahead = writableAfterEnd;
    await server.app.kernel.sweeper.run(Date.now() + ahead);
    await mentee.told('read');
    ahead = 0;
  });

  type LiveClient = Socket<ServerEvents, ClientEvents>;

  async function listen(person: TestPerson): Promise<LiveClient> {
    const client: LiveClient = connect(server.origin, {
      path: socketPath,
      transports: ['websocket'],
      extraHeaders: { cookie: person.cookie(), origin: server.origin },
      forceNew: true,
    });
    opened.push({ destroy: () => client.close() });
    await new Promise<void>((resolve) => client.once('connect', resolve));
    return client;
  }

  const next = <E extends keyof ServerEvents>(client: LiveClient, event: E) =>
    new Promise<Parameters<ServerEvents[E]>[0]>((resolve) => client.once(event, resolve as never));

  it('tells both people of each change, and nobody of another pair', async () => {
    const other = await addPair(server, admin);
    const [mentor, mentee, stranger] = await Promise.all([
      listen(pair.mentor),
      listen(pair.mentee),
      listen(other.mentee),
    ]);
    const strange: string[] = [];
    stranger.onAny((event: string) => strange.push(event));

    const changed = [next(mentor, 'session.changed'), next(mentee, 'session.changed')];
    await pair.mentee.call(operations.cancelSession, { params: { sessionId }, body: { reason: 'Ill' } });
    const { mentorshipId } = pair;
    const news = { sessionId, mentorshipId, version: 2 };
    expect(await Promise.all(changed)).toEqual([news, news]);

    const acted = [next(mentor, 'action.changed'), next(mentee, 'action.changed')];
    const action = await pair.mentor.call(createAction, {
      params: { mentorshipId },
      body: { key: 'key-00001', what: 'Do', ownerId: pair.mentor.id, due: null, sessionId: null },
    });
    expect(await Promise.all(acted)).toEqual([{ action }, { action }]);

    // An answer on the same connection would come behind any news.
    await new Promise((resolve) => stranger.emit('clock.read', resolve));
    expect(strange).toEqual([]);
  });
});
