import { createHash } from 'node:crypto';
import { changeKind } from '@rapport/shared/sessions/kind.api';
import { readSession, receiveSfuEvent } from '@rapport/shared/sessions/sessions.api';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { type OpenSession, openSession } from './callTesting.ts';
import { Presences } from './presences.ts';
import { SfuEventModel } from './sfuEvent.model.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
let session: OpenSession;
const presences = new Presences();

beforeAll(async () => {
  server = await startTestServer();
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

interface Told {
  readonly id: string;
  readonly event?: string;
  readonly room?: string;
  readonly identity: string;
  /** s */
  readonly createdAt?: number;
}

const seconds = () => Math.floor(Date.now() / 1000);

function bodyOf({ id, event = 'participant_joined', room, identity, createdAt = seconds() }: Told): string {
  const participant = { sid: 'PA_1', identity };
  return JSON.stringify({ id, event, createdAt: String(createdAt), room: { name: room }, participant });
}

async function post(body: string, signed = body, secret?: string): Promise<number> {
  const { LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = server.app.kernel.config;
  const token = new AccessToken(LIVEKIT_API_KEY, secret ?? LIVEKIT_API_SECRET, { ttl: '5m' });
  token.sha256 = createHash('sha256').update(signed).digest('base64');
  const response = await fetch(`${server.origin}${receiveSfuEvent.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/webhook+json', authorization: await token.toJwt() },
    body,
  });
  return response.status;
}

const stateOf = async ({ mentor, sessionId }: OpenSession) =>
  (await mentor.call(readSession, { params: { sessionId } })).state;

describe("the SFU's webhook", () => {
  test('makes no session live that is held by phone by the time it is written down', async () => {
    const { mentor, mentee, sessionId } = await openSession(server, admin);
    const params = { sessionId };
    const written = vi.spyOn(Presences.prototype, 'observe').mockImplementationOnce(async () => {
      await mentee.call(changeKind, { params, body: { kind: 'phone', place: '' } });
    });
    const body = bodyOf({ id: 'EV_phone', room: sessionId, identity: `${mentor.id}_laptop` });
    expect(await post(body)).toBe(204);
    expect(written).toHaveBeenCalled();
    written.mockRestore();
    expect(await mentor.call(readSession, { params })).toMatchObject({ state: 'scheduled', kind: 'phone' });
  });

  test('makes a session live and is written down once, however often it comes', async () => {
    session = await openSession(server, admin);
    const identity = `${session.mentor.id}_laptop`;
    const body = bodyOf({ id: 'EV_1', room: session.sessionId, identity });
    expect(await Promise.all([post(body), post(body), post(body)])).toEqual([204, 204, 204]);
    expect(await post(body)).toBe(204);
    expect(await SfuEventModel.countDocuments({ _id: 'EV_1' })).toBe(1);
    expect(await stateOf(session)).toBe('live');
    const [first] = await presences.ofCall(session.sessionId);
    expect(first).toMatchObject({ connection: 'PA_1', personId: session.mentor.id, kind: 'joined' });
  });

  test('is refused when its signature is not over these very bytes, or not by the SFU', async () => {
    const other = await openSession(server, admin);
    const body = bodyOf({ id: 'EV_2', room: other.sessionId, identity: `${other.mentor.id}_laptop` });
    expect(await post(body.replace(':', ': '), body)).toBe(401);
    expect(await post(body, body, 'another secret of at least 32 characters')).toBe(401);
    const unsigned = await fetch(`${server.origin}${receiveSfuEvent.path}`, { method: 'POST', body });
    expect(unsigned.status).toBe(401);
    expect((await fetch(`${server.origin}${receiveSfuEvent.path}`, { method: 'POST' })).status).toBe(401);
    expect(await stateOf(other)).toBe('scheduled');
    expect(await SfuEventModel.exists({ _id: 'EV_2' })).toBeNull();
  });

  test('says nothing any more when it is ten minutes late', async () => {
    const late = await openSession(server, admin);
    const identity = `${late.mentor.id}_laptop`;
    const createdAt = seconds() - 11 * 60;
    expect(await post(bodyOf({ id: 'EV_3', room: late.sessionId, identity, createdAt }))).toBe(204);
    expect(await stateOf(late)).toBe('scheduled');
    expect(await presences.ofCall(late.sessionId)).toEqual([]);
  });

  test('about a stranger, an unknown room or another event changes nothing', async () => {
    const quiet = await openSession(server, admin);
    const { sessionId: room, mentor } = quiet;
    const identity = `${mentor.id}_laptop`;
    const strange: Told[] = [
      { id: 'EV_4', room, identity: `${admin.id}_laptop` },
      { id: 'EV_5', room, identity: 'somebody' },
      { id: 'EV_6', room: 'f'.repeat(24), identity },
      { id: 'EV_7', room: 'not-an-id', identity },
      { id: 'EV_8', room, identity, event: 'track_published' },
      { id: 'EV_9', room, identity, event: 'participant_left' },
    ];
    for (const told of strange) expect(await post(bodyOf(told))).toBe(204);
    expect(await stateOf(quiet)).toBe('scheduled');
  });
});
