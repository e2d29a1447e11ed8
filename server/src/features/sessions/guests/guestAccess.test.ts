import { once } from 'node:events';
import { closeCode } from '@rapport/shared/collab/protocol';
import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { listNotices } from '@rapport/shared/messaging/messaging.api';
import { readRecord } from '@rapport/shared/review/review.api';
import { mostGuests, mostListedGuests } from '@rapport/shared/sessions/guestLimits';
import * as api from '@rapport/shared/sessions/guests.api';
import { listVersions, readDocument } from '@rapport/shared/sessions/history.api';
import { checkNetworkAsGuest } from '@rapport/shared/sessions/networkCheck.api';
import { endSession, moveSession, readSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type CollabPeer, openPeer } from '../../../testing/collabPeer.ts';
import { setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { syncMessage } from '../../../testing/fault/typingPeer.ts';
import { RawSocket } from '../../../testing/rawSocket.ts';
import { startTestServer, type TestClient, type TestServer } from '../../../testing/startTestServer.ts';
import {
  identitiesIn,
  join,
  type OpenSession,
  openSession,
  openSignal,
  type Signal,
  sfuOf,
} from '../call/callTesting.ts';
import { GuestLinks } from './guestLinks.ts';
import { acceptedGuest, admittedGuest, askIn } from './guestTesting.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };

beforeAll(async () => {
  server = await startTestServer();
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

const headersOf = (client: TestClient) => ({ cookie: client.cookie(), origin: server.origin });
const callOf = (guest: TestClient, device = 'laptop-w1', takesOver = false) =>
  guest.call(api.joinCallAsGuest, { body: { device, takesOver } });
const tokenOf = async (guest: TestClient) => (await callOf(guest)).token;
const joinAs = async (guest: TestClient): Promise<Signal> =>
  openSignal(server.origin, await tokenOf(guest), headersOf(guest));
const sweep = () => server.app.kernel.sweeper.run(server.app.kernel.clock.now());

/** What the document's socket answers: 101, or the code with which it is closed, or a status. */
async function collabEntry(sessionId: string, client: TestClient, query = '?guest'): Promise<number> {
  const socket = await RawSocket.connect(server.port);
  const { cookie, origin } = headersOf(client);
  const entry = await socket.entry(`/collab/session:${sessionId}${query}`, {
    Cookie: cookie,
    Origin: origin,
  });
  socket.end();
  return entry;
}

/** Agenda and notes, in a guest's browser. */
function documentOf(sessionId: string, guest: TestClient): CollabPeer {
  return openPeer(server.origin, guest.cookie(), `session:${sessionId}`, { guest: '' });
}

const closeOf = (peer: CollabPeer): Promise<number> =>
  new Promise((resolve) => {
    peer.provider.on('connection-close', (event: CloseEvent | null) => {
      peer.provider.shouldConnect = false;
      resolve(event?.code ?? 0);
    });
  });

describe('before a guest is let in', () => {
  test('the link works only once the other one has accepted', async () => {
    const session = await openSession(server, admin);
    const params = { sessionId: session.sessionId };
    const asked = await session.mentee.call(api.inviteGuest, { params, body: { name: 'Ida' } });
    expect(asked).toMatchObject({ state: 'asked', path: null, invitedBy: session.mentee.id });
    const one = { params: { ...params, guestId: asked.id } };
    await expect(
      session.mentee.call(api.answerGuest, { ...one, body: { accept: true } }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    // The secret of a link is there before anybody is told it.
    const token =
      new GuestLinks(server.app.kernel.config.RAPPORT_SECRET).pathOf(asked.id).split('#')[1] ?? '';
    const preview = () => server.client().call(api.previewGuestLink, { body: { token } });
    await expect(preview()).rejects.toMatchObject({ code: 'link_expired' });
    const declined = await session.mentor.call(api.answerGuest, { ...one, body: { accept: false } });
    expect(declined).toMatchObject({ state: 'declined', path: null });
    await expect(
      session.mentor.call(api.answerGuest, { ...one, body: { accept: true } }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(preview()).rejects.toMatchObject({ code: 'link_expired' });
    const accepted = await acceptedGuest(session);
    expect(accepted.token.length).toBe(token.length);
    await expect(
      server.client().call(api.previewGuestLink, { body: { token: accepted.token } }),
    ).resolves.toMatchObject({ guestId: accepted.guestId });
  });

  test('the other one is told that they are asked, and who asks is not', async () => {
    const { sessionId, mentor, mentee } = await openSession(server, admin);
    await mentor.call(api.inviteGuest, { params: { sessionId }, body: { name: 'Ida' } });
    const kinds = async (person: TestPerson) =>
      (await person.call(listNotices, { query: {} })).items
        .filter((notice) => notice.sessionId === sessionId)
        .map(({ kind }) => kind);
    await expect.poll(() => kinds(mentee)).toContain('guest_asked');
    expect(await kinds(mentor)).not.toContain('guest_asked');
  });

  test('who has the link sees what it is for and when, and nothing of what is written or said', async () => {
    const session = await openSession(server, admin);
    const accepted = await acceptedGuest(session);
    const ida = server.client();
    const preview = await ida.call(api.previewGuestLink, { body: { token: accepted.token } });
    expect(preview).toEqual({
      ...{ title: 'Talk', minutes: 30, startsAt: new Date(session.startsAt).toISOString(), isOpen: true },
      ...{ mentor: 'Person', mentee: 'Person', guestId: accepted.guestId, name: 'Ida Falk' },
    });
    expect(await collabEntry(session.sessionId, ida)).toBe(401);
    await askIn(ida, session.mentor, accepted, accepted.token, 'Ida M. Falk');
    expect(await ida.call(api.readGuestSeat)).toMatchObject({
      ...{ state: 'waiting', name: 'Ida M. Falk', session: null },
    });
    await expect(tokenOf(ida)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await collabEntry(session.sessionId, ida)).toBe(closeCode.notFound);
  });

  test('not now leaves them outside; they may be let in after all', async () => {
    const session = await openSession(server, admin);
    const { token, ...params } = await acceptedGuest(session);
    const ida = server.client();
    const asking = await askIn(ida, session.mentor, params, token);
    await session.mentee.call(api.admitGuest, { params, body: { asking, admit: false } });
    expect(await ida.call(api.readGuestSeat)).toMatchObject({ state: 'not_now', session: null });
    await expect(tokenOf(ida)).rejects.toMatchObject({ code: 'forbidden' });
    await session.mentor.call(api.admitGuest, { params, body: { asking, admit: true } });
    expect(await ida.call(api.readGuestSeat)).toMatchObject({ state: 'admitted' });
  });

  test('before the room opens nobody waits at it', async () => {
    const session = await openSession(server, admin, 60);
    const { token } = await acceptedGuest(session);
    const asked = server.client().call(api.askToBeLetIn, { body: { token, name: 'Ida' } });
    await expect(asked).rejects.toMatchObject({ code: 'not_open_yet' });
  });

  test('somebody else with the link is not let in for who was seen waiting, and puts nobody out', async () => {
    const session = await openSession(server, admin);
    const { client: ida, token, ...params } = await admittedGuest(server, session);
    const other = server.client();
    const asking = await askIn(other, session.mentor, params, token, 'Eve');
    expect(await ida.call(api.readGuestSeat)).toMatchObject({ state: 'admitted' });
    const third = server.client();
    await askIn(third, session.mentor, params, token, 'Mallory');
    await expect(
      session.mentor.call(api.admitGuest, { params, body: { asking, admit: true } }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(other.call(api.readGuestSeat)).rejects.toMatchObject({ code: 'signed_out' });
  });

  test('a session has few places', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const invite = (name: string) => mentor.call(api.inviteGuest, { params: { sessionId }, body: { name } });
    const atOnce = Array.from({ length: mostGuests + 3 }, (_, n) => invite(`Guest ${n}`));
    const asked = (await Promise.allSettled(atOnce)).filter(({ status }) => status === 'fulfilled');
    expect(asked).toHaveLength(mostGuests);
    const all = await mentor.call(api.listGuests, { params: { sessionId } });
    expect(all.items).toHaveLength(mostGuests);
    await expect(invite('One more')).rejects.toMatchObject({ code: 'conflict' });
    await mentor.call(api.removeGuest, { params: { sessionId, guestId: all.items[0]?.id ?? '' } });
    await invite('One more');
  });

  test('nor are people asked for and taken back for ever', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const invite = () => mentor.call(api.inviteGuest, { params: { sessionId }, body: { name: 'Ida' } });
    for (let n = 0; n < mostListedGuests; n++) {
      const { id } = await invite();
      await mentor.call(api.removeGuest, { params: { sessionId, guestId: id } });
    }
    await expect(invite()).rejects.toMatchObject({ code: 'conflict' });
  });

  test('who asks at a door that is not open keeps the seat that they have elsewhere', async () => {
    const { client: ida } = await admittedGuest(server, await openSession(server, admin));
    const { token } = await acceptedGuest(await openSession(server, admin, 60));
    await expect(ida.call(api.askToBeLetIn, { body: { token, name: 'Ida' } })).rejects.toMatchObject({
      code: 'not_open_yet',
    });
    expect(await ida.call(api.readGuestSeat)).toMatchObject({ state: 'admitted' });
  });
});

describe('once let in', () => {
  test('they are in the call by their name, and write agenda and notes of this session only', async () => {
    const session = await openSession(server, admin);
    const other = await openSession(server, admin);
    const { client: ida, guestId } = await admittedGuest(server, session);
    const { identity } = await callOf(ida);
    expect(identity).toMatch(new RegExp(`^guest:${guestId}_[0-9a-f]{24}$`));
    // One place, however often they ask.
    expect((await callOf(ida)).identity).toBe(identity);
    const signal = await joinAs(ida);
    expect(signal.status).toBe(101);
    const [there] = await sfuOf(server).listParticipants(session.sessionId);
    expect(there).toMatchObject({ identity, name: 'Ida Falk' });

    const mine = documentOf(session.sessionId, ida);
    const theirs = openPeer(server.origin, session.mentor.cookie(), `session:${session.sessionId}`);
    await Promise.all([mine.synced(), theirs.synced()]);
    mine.doc.getMap('agenda').set('guest', 'was here');
    await expect.poll(() => theirs.doc.getMap('agenda').get('guest')).toBe('was here');
    // Whatever they say of themselves: the server says that it is a guest.
    mine.provider.awareness.setLocalStateField('user', { name: 'Maya', guest: false });
    const shown = () => [...theirs.provider.awareness.getStates().values()].map(({ user }) => user);
    await expect.poll(shown).toContainEqual({ id: guestId, name: 'Ida Falk', guest: true });
    for (const peer of [mine, theirs]) peer.destroy();
    expect(await collabEntry(other.sessionId, ida)).toBe(closeCode.notFound);
    signal.socket.terminate();
  });

  test('in a second window they are asked first; the one that was left is asked, too', async () => {
    const session = await openSession(server, admin);
    const { client: ida } = await admittedGuest(server, session);
    const first = await joinAs(ida);
    const elsewhere = { code: 'in_call_elsewhere', fields: { device: 'laptop-w1' } };
    await expect(callOf(ida, 'laptop-w2')).rejects.toMatchObject(elsewhere);
    expect((await callOf(ida)).identity).toBe((await callOf(ida)).identity);

    const { token } = await callOf(ida, 'laptop-w2', true);
    const second = await openSignal(server.origin, token, headersOf(ida));
    expect(second.status).toBe(101);
    await first.closed;
    await expect(callOf(ida)).rejects.toMatchObject({ fields: { device: 'laptop-w2' } });
    second.socket.terminate();
    await second.closed;
    // Nobody is asked about a window that is gone.
    await expect.poll(() => callOf(ida).then(({ token }) => typeof token, String)).toBe('string');
  });

  test('they test their connection in a room of their own, where nobody counts them', async () => {
    const session = await openSession(server, admin);
    const { client: ida, guestId } = await admittedGuest(server, session);
    const waiting = server.client();
    const { token, ...params } = await acceptedGuest(session, 'Noa Brandt');
    await askIn(waiting, session.mentor, params, token, 'Noa Brandt');
    await expect(waiting.call(checkNetworkAsGuest)).rejects.toMatchObject({ code: 'forbidden' });

    const { sender, receiver } = await ida.call(checkNetworkAsGuest);
    expect((await openSignal(server.origin, sender, headersOf(waiting))).status).toBe(403);
    const ends = await Promise.all(
      [sender, receiver].map((end) => openSignal(server.origin, end, headersOf(ida))),
    );
    expect(ends.map(({ status }) => status)).toEqual([101, 101]);
    const rooms = (await sfuOf(server).listRooms()).map(({ name }) => name);
    const [room = ''] = rooms.filter((name) => name.startsWith(`check_${session.sessionId}`));
    const there = (await sfuOf(server).listParticipants(room)).map(({ identity }) => identity);
    expect(there.sort()).toEqual([`guest:${guestId}_check-receiver`, `guest:${guestId}_check-sender`]);
    await sweep();
    expect(await identitiesIn(server, session.sessionId)).toEqual([]);

    await session.mentor.call(api.removeGuest, { params: { sessionId: session.sessionId, guestId } });
    await expect(ida.call(checkNetworkAsGuest)).rejects.toMatchObject({ code: 'signed_out' });
    expect((await openSignal(server.origin, sender, headersOf(ida))).status).toBe(401);
    for (const { socket } of ends) socket.terminate();
  });

  test('they are sent nothing that the two wrote and took back before', async () => {
    const session = await openSession(server, admin);
    const name = `session:${session.sessionId}`;
    const theirs = openPeer(server.origin, session.mentor.cookie(), name);
    await theirs.synced();
    const text = theirs.doc.getText('aside');
    text.insert(0, 'What stays. Shall we tell Ida?');
    text.delete(text.toString().indexOf(' Shall'), ' Shall we tell Ida?'.length);
    await expect.poll(() => theirs.roomSaved()).toBe(true);
    const { client: ida } = await admittedGuest(server, session);
    // As it comes over the wire: a document would drop it by itself.
    const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/collab/${name}?guest`, {
      headers: headersOf(ida),
    });
    const heard: Buffer[] = [];
    socket.on('message', (data: Buffer) => heard.push(data));
    await once(socket, 'open');
    socket.send(Uint8Array.of(0, 0, 1, 0));
    // Before it has been answered, which takes until that is forgotten: it waits, and is not lost.
    const written = new Y.Doc();
    written.getText('hers').insert(0, 'Good day.');
    socket.send(syncMessage(2, Y.encodeStateAsUpdate(written)));
    const words = () => Buffer.concat(heard).toString('latin1');
    await expect.poll(words).toContain('What stays.');
    expect(words()).not.toContain('tell Ida');
    await expect.poll(() => theirs.doc.getText('hers').toString()).toBe('Good day.');
    socket.terminate();
    theirs.destroy();
  });

  test('their cookie is nobody’s anywhere else, and a person’s cookie is no guest’s', async () => {
    const session = await openSession(server, admin);
    const { client: ida } = await admittedGuest(server, session);
    const params = { sessionId: session.sessionId };
    for (const operation of [listVersions, readDocument, readRecord, api.listGuests])
      await expect(ida.call(operation, { params, query: {} } as never)).rejects.toMatchObject({
        code: 'signed_out',
      });
    expect(await collabEntry(session.sessionId, ida, '')).toBe(401);
    expect(await collabEntry(session.sessionId, session.mentor)).toBe(401);
    await expect(session.mentor.call(api.readGuestSeat)).rejects.toMatchObject({ code: 'signed_out' });
    const signal = await openSignal(server.origin, await tokenOf(ida), headersOf(session.mentor));
    expect(signal.status).toBe(401);
  });

  test('neither attendance nor the end of the session counts them; the record says that they were there', async () => {
    const session = await openSession(server, admin);
    const { client: ida } = await admittedGuest(server, session);
    const signals = [await joinAs(ida), await join(server, session.mentor, session.sessionId)];
    await sweep();
    await session.mentor.call(endSession, { params: { sessionId: session.sessionId } });
    const record = await session.mentor.call(readRecord, { params: { sessionId: session.sessionId } });
    expect(record.guests).toEqual(['Ida Falk']);
    expect(record.attendance.people.map(({ personId }) => personId)).toEqual([
      session.mentor.id,
      session.mentee.id,
    ]);
    for (const { socket } of signals) socket.terminate();
  });

  test('a guest alone does not make a session live', async () => {
    const session = await openSession(server, admin);
    const { client: ida } = await admittedGuest(server, session);
    const signal = await joinAs(ida);
    await sweep();
    expect(await identitiesIn(server, session.sessionId)).toHaveLength(1);
    const view = await session.mentor.call(readSession, { params: { sessionId: session.sessionId } });
    expect(view.state).toBe('scheduled');
    signal.socket.terminate();
  });
});

describe('when a guest’s right ends', () => {
  async function inside(session: OpenSession) {
    const admitted = await admittedGuest(server, session);
    const token = await tokenOf(admitted.client);
    const signal = await openSignal(server.origin, token, headersOf(admitted.client));
    const notes = documentOf(session.sessionId, admitted.client);
    await notes.synced();
    return { ...admitted, token: admitted.token, callToken: token, signal, notes, closed: closeOf(notes) };
  }

  test('put out: media and document end, and neither cookie, call token nor link lets in again', async () => {
    const session = await openSession(server, admin);
    const { client: ida, token, callToken, signal, notes, closed, ...params } = await inside(session);
    const partner = await join(server, session.mentee, session.sessionId);
    await session.mentee.call(api.removeGuest, {
      params: { sessionId: params.sessionId, guestId: params.guestId },
    });
    await signal.closed;
    expect(await closed).toBe(closeCode.signedOut);
    expect(await identitiesIn(server, session.sessionId)).toEqual([`${session.mentee.id}_laptop`]);
    expect((await openSignal(server.origin, callToken, headersOf(ida))).status).toBe(401);
    await expect(ida.call(api.readGuestSeat)).rejects.toMatchObject({ code: 'signed_out' });
    await expect(ida.call(api.askToBeLetIn, { body: { token, name: 'Ida' } })).rejects.toMatchObject({
      code: 'link_expired',
    });
    await expect(ida.call(api.previewGuestLink, { body: { token } })).rejects.toMatchObject({
      code: 'link_expired',
    });
    // Straight to the SFU with what was a good token a moment ago: out at the next look.
    const around = await openSignal(server.app.kernel.config.LIVEKIT_URL, callToken);
    expect(around.status).toBe(101);
    await sweep();
    await around.closed;
    expect(await identitiesIn(server, session.sessionId)).toEqual([`${session.mentee.id}_laptop`]);
    partner.socket.terminate();
    notes.destroy();
  });

  test('with the session', async () => {
    const session = await openSession(server, admin);
    const { client: ida, signal, notes, closed } = await inside(session);
    await join(server, session.mentor, session.sessionId);
    await session.mentor.call(endSession, { params: { sessionId: session.sessionId } });
    await signal.closed;
    expect(await closed).toBe(closeCode.rightEnded);
    await expect(ida.call(api.readGuestSeat)).rejects.toMatchObject({ code: 'link_expired' });
    notes.destroy();
  });

  test('when the session is moved: whoever was let in today asks again on the new day', async () => {
    const session = await openSession(server, admin);
    const { client: ida, signal, notes, closed } = await inside(session);
    const { sessionId, startsAt } = session;
    const nextWeek = new Date(startsAt + 7 * 24 * 60 * 60_000).toISOString();
    await session.mentor.call(moveSession, {
      params: { sessionId },
      body: {
        ...{ zone: 'UTC', minutes: 30, reason: 'A train' },
        ...{ date: nextWeek.slice(0, 10), time: nextWeek.slice(11, 16) },
      },
    });
    await signal.closed;
    // Whichever is found first: the room is not open, or the seat is nobody's any more.
    expect([closeCode.rightEnded, closeCode.signedOut]).toContain(await closed);
    const seat = () => ida.call(api.readGuestSeat).then(String, ({ code }) => code);
    await expect.poll(seat).toBe('signed_out');
    notes.destroy();
  });

  test('with the pair', async () => {
    const session = await openSession(server, admin);
    const { signal, notes, closed } = await inside(session);
    await admin.call(endMentorship, { params: { mentorshipId: session.mentorshipId } });
    await signal.closed;
    expect(await closed).toBe(closeCode.rightEnded);
    notes.destroy();
  });

  test('with their own going, after which they ask again', async () => {
    const session = await openSession(server, admin);
    const { client: ida, signal, notes, closed } = await inside(session);
    await ida.call(api.leaveAsGuest);
    await signal.closed;
    expect(await closed).toBe(closeCode.signedOut);
    expect(ida.cookie()).toBe('');
    notes.destroy();
  });

  test('on the browser before, when another one is let in', async () => {
    const session = await openSession(server, admin);
    const { client: ida, token, signal, notes, closed, sessionId, guestId } = await inside(session);
    const phone = server.client();
    const asking = await askIn(phone, session.mentor, { sessionId, guestId }, token);
    await session.mentor.call(api.admitGuest, {
      params: { sessionId, guestId },
      body: { asking, admit: true },
    });
    await signal.closed;
    expect(await closed).toBe(closeCode.signedOut);
    await expect(ida.call(api.readGuestSeat)).rejects.toMatchObject({ code: 'signed_out' });
    expect((await joinAs(phone)).status).toBe(101);
    notes.destroy();
  });
});
