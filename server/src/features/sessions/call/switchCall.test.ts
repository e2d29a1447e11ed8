import { joinCall, switchCall } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { browserHeaders, identitiesIn, join, openSession, openSignal } from './callTesting.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };

beforeAll(async () => {
  server = await startTestServer();
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

/** Comes in the way a window does, which says what browser it is. */
async function comeIn(person: TestPerson, sessionId: string, device: string, takesOver = false) {
  const body = { device, deviceLabel: 'Firefox on Windows', takesOver };
  const { token } = await person.call(joinCall, { params: { sessionId }, body });
  return openSignal(server.origin, token, browserHeaders(server, person));
}

const switchTo = (person: TestPerson, sessionId: string, device: string) =>
  person.call(switchCall, { params: { sessionId }, body: { device } });

describe('a person who is in the call already', () => {
  test('is asked before they come in elsewhere, and told where they are; their partner is not', async () => {
    const { sessionId, mentor, mentee } = await openSession(server, admin);
    const first = await comeIn(mentor, sessionId, 'laptop-w1');
    await expect(comeIn(mentor, sessionId, 'phone-w2')).rejects.toMatchObject({
      code: 'in_call_elsewhere',
      fields: { device: 'laptop-w1', deviceLabel: 'Firefox on Windows' },
    });
    const partner = await comeIn(mentee, sessionId, 'phone-w2');
    expect(partner.status).toBe(101);
    for (const { socket } of [first, partner]) socket.terminate();
  });

  test('is asked, too, with a token from before they came in elsewhere', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const body = { device: 'phone-w2' };
    const { token } = await mentor.call(joinCall, { params: { sessionId }, body });
    const first = await comeIn(mentor, sessionId, 'laptop-w1');
    const late = await openSignal(server.origin, token, browserHeaders(server, mentor));
    expect(late.status).toBe(403);
    expect(first.socket.readyState).toBe(first.socket.OPEN);
    first.socket.terminate();
    await first.closed;
    const inTime = () => openSignal(server.origin, token, browserHeaders(server, mentor));
    await expect.poll(async () => (await inTime()).status).toBe(101);
  });

  test('comes back in the same window without a question, also while its old connection stands', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const first = await comeIn(mentor, sessionId, 'laptop-w1');
    const again = await comeIn(mentor, sessionId, 'laptop-w1');
    expect(again.status).toBe(101);
    for (const { socket } of [first, again]) socket.terminate();
  });

  test('is not asked about a window that is gone', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const first = await comeIn(mentor, sessionId, 'laptop-w1');
    first.socket.terminate();
    await first.closed;
    await expect.poll(async () => (await comeIn(mentor, sessionId, 'phone-w2')).status).toBe(101);
  });

  test('switches: the old device is put out and asked, too, when it comes back; the partner stays', async () => {
    const { sessionId, mentor, mentee } = await openSession(server, admin);
    const partner = await join(server, mentee, sessionId);
    const old = await comeIn(mentor, sessionId, 'laptop-w1');
    const next = await comeIn(mentor, sessionId, 'phone-w2', true);
    // Both are there until the new one says that it sends.
    expect(await identitiesIn(server, sessionId)).toEqual(
      [`${mentor.id}_laptop-w1`, `${mentor.id}_phone-w2`, `${mentee.id}_laptop`].sort(),
    );
    await switchTo(mentor, sessionId, 'phone-w2');
    await old.closed;
    expect(await identitiesIn(server, sessionId)).toEqual(
      [`${mentor.id}_phone-w2`, `${mentee.id}_laptop`].sort(),
    );
    const back = comeIn(mentor, sessionId, 'laptop-w1');
    await expect(back).rejects.toMatchObject({ code: 'in_call_elsewhere' });
    for (const { socket } of [partner, next]) expect(socket.readyState).toBe(socket.OPEN);

    const taken = await comeIn(mentor, sessionId, 'laptop-w1', true);
    await switchTo(mentor, sessionId, 'laptop-w1');
    await next.closed;
    for (const { socket } of [partner, taken]) socket.terminate();
  });

  test('is not put out by a late wish of a window that was taken over itself', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    await comeIn(mentor, sessionId, 'laptop-w1');
    const next = await comeIn(mentor, sessionId, 'phone-w2', true);
    await switchTo(mentor, sessionId, 'phone-w2');
    await expect(switchTo(mentor, sessionId, 'laptop-w1')).rejects.toMatchObject({ code: 'conflict' });
    expect(next.socket.readyState).toBe(next.socket.OPEN);
    next.socket.terminate();
  });
});
