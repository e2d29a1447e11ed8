import { bookSession, joinCall } from '@rapport/shared/sessions/sessions.api';
import { RoomServiceClient } from 'livekit-server-sdk';
import { WebSocket } from 'ws';
import { addPair, type TestPair, type TestPerson } from '../../../testing/factories.ts';
import type { TestServer } from '../../../testing/startTestServer.ts';

/** The system's clock, and a way to let time go by. */
export class ShiftedClock {
  #shift = 0;

  now(): number {
    return Date.now() + this.#shift;
  }

  pass(ms: number): void {
    this.#shift += ms;
  }
}

export interface OpenSession extends TestPair {
  readonly sessionId: string;
  /** ms */
  readonly startsAt: number;
  readonly minutes: number;
}

/** A pair with a session that begins in some minutes; up to 14 of them it is open. */
export async function openSession(
  server: TestServer,
  admin: TestPerson & { programmeId: string },
  inMinutes = 5,
  minutes = 30,
): Promise<OpenSession> {
  return openSessionOf(server, await addPair(server, admin), inMinutes, minutes);
}

/** Another session of the pair. */
export async function openSessionOf(
  server: TestServer,
  pair: TestPair,
  inMinutes: number,
  minutes = 30,
): Promise<OpenSession> {
  const start = new Date(server.app.kernel.clock.now() + inMinutes * 60_000).toISOString();
  const { id, startsAt } = await pair.mentor.call(bookSession, {
    params: { mentorshipId: pair.mentorshipId },
    body: {
      ...{ title: 'Talk', templateId: 'regular-meeting', minutes, zone: 'UTC' },
      ...{ date: start.slice(0, 10), time: start.slice(11, 16) },
    },
  });
  const { mentor, mentee, mentorshipId } = pair;
  return { mentor, mentee, mentorshipId, sessionId: id, startsAt: Date.parse(startsAt), minutes };
}

/** Also where the person is in the call on another device. */
export async function tokenFor(person: TestPerson, sessionId: string, device = 'laptop'): Promise<string> {
  return (await person.call(joinCall, { params: { sessionId }, body: { device, takesOver: true } })).token;
}

/** The address that a LiveKit client asks for. */
export function signalPath(token: string): string {
  return `/rtc?access_token=${token}&auto_subscribe=1&sdk=js&protocol=16&version=2.22.0`;
}

/** A participant as far as the SFU's signalling goes: without media, it is in the room all the same. */
export interface Signal {
  /** Of the refusal; 101 when it is open. */
  readonly status: number;
  readonly socket: WebSocket;
  readonly closed: Promise<void>;
  /** The token that the SFU hands out by itself, for the next connection. */
  readonly refreshed: Promise<string>;
}

/** An HS256 signature has 43 characters; what follows in the message may look like more of it. */
const jwt = /eyJ[\w-]+\.[\w-]+\.[\w-]{43}/;

/** Connects through the gate, or straight to another address. */
export function openSignal(
  origin: string,
  token: string,
  headers: Record<string, string> = {},
): Promise<Signal> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${signalPath(token)}`, { headers });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  const refreshed = new Promise<string>((resolve) => {
    socket.on('message', (message: Buffer) => {
      const [token] = jwt.exec(message.toString('latin1')) ?? [];
      if (token) resolve(token);
    });
  });
  return new Promise((resolve) => {
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      socket.terminate();
      resolve({ status: response.statusCode ?? 0, socket, closed, refreshed });
    });
    // The SFU's first message says that the participant is in.
    socket.once('message', () => resolve({ status: 101, socket, closed, refreshed }));
  });
}

export function browserHeaders(server: TestServer, person: TestPerson): Record<string, string> {
  return { cookie: person.cookie(), origin: server.origin };
}

/** Joins as a browser of ours would. */
export async function join(
  server: TestServer,
  person: TestPerson,
  sessionId: string,
  device = 'laptop',
): Promise<Signal> {
  const token = await tokenFor(person, sessionId, device);
  return openSignal(server.origin, token, browserHeaders(server, person));
}

/** The SFU behind the server, asked past it. */
export function sfuOf(server: TestServer): RoomServiceClient {
  const { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = server.app.kernel.config;
  return new RoomServiceClient(LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET);
}

/** Who is in the call, as the SFU tells it, in the order of the alphabet; nobody where it has no room. */
export async function identitiesIn(server: TestServer, sessionId: string): Promise<string[]> {
  const there = await sfuOf(server)
    .listParticipants(sessionId)
    .catch(() => []);
  return there.map(({ identity }) => identity).sort();
}
