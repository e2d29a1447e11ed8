import { setTimeout as sleep } from 'node:timers/promises';
import { sessionDocument } from '@rapport/shared/collab/documentName';
import { RapportError } from '@rapport/shared/core/errors';
import * as peopleApi from '@rapport/shared/identity/people.api';
import * as setUpApi from '@rapport/shared/identity/setUp.api';
import { createMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { bookSession } from '@rapport/shared/sessions/sessions.api';
import { Caller } from './caller.ts';

/** What of an installation the bench needs to sit down in its rooms. */
export interface Population {
  /** Document and the cookies of its two people, room by room. */
  readonly rooms: readonly { readonly document: string; readonly cookies: readonly [string, string] }[];
}

interface Pair {
  readonly id: string;
  readonly people: readonly [Caller, Caller];
}

const password = 'a long enough password';
const zone = 'UTC';

/** People who are paired and have booked a session for every room, all through the HTTP API. */
export async function populate(
  origin: string,
  setupCode: string,
  { rooms, pairs: count }: { rooms: number; pairs: number },
): Promise<Population> {
  const admin = new Caller(origin);
  const { manages } = await admin.call(setUpApi.setUp, {
    body: {
      ...{ code: setupCode, organisation: 'Bench', name: 'Ada', zone },
      ...{ email: 'ada@example.org', password },
    },
  });
  const programmeId = manages[0]?.id ?? '';
  const pairs: Pair[] = [];
  for (let pair = 0; pair < count; pair++) pairs.push(await join(origin, admin, programmeId, pair));
  const ofPairs = await Promise.all(
    pairs.map((pair, index) => bookAll(pair, Math.ceil((rooms - index) / pairs.length))),
  );
  // By turns, so that few rooms are of different pairs, too.
  const booked = Array.from(
    { length: rooms },
    (_, room) => ofPairs[room % count]?.[Math.floor(room / count)],
  );
  return { rooms: booked.filter((room) => room !== undefined) };
}

async function join(origin: string, admin: Caller, programmeId: string, pair: number): Promise<Pair> {
  const [mentor, mentee] = await Promise.all(
    ['mentor', 'mentee'].map(async (role) => {
      const label = `${role} ${pair}`;
      const { link } = await admin.call(peopleApi.createInvitation, { body: { label, programmeId } });
      const caller = new Caller(origin);
      const token = new URL(link).hash.slice(1);
      const email = `${role}${pair}@example.org`;
      const { id } = await caller.call(peopleApi.acceptInvitation, {
        body: { token, name: label, email, password, zone },
      });
      return { id, caller };
    }),
  );
  if (!mentor || !mentee) throw new Error('a pair is two people');
  const { id } = await admin.call(createMentorship, {
    body: { programmeId, mentorId: mentor.id, menteeId: mentee.id },
  });
  return { id, people: [mentor.caller, mentee.caller] };
}

async function bookAll({ id, people: [mentor, mentee] }: Pair, count: number): Promise<Population['rooms']> {
  const booked: Population['rooms'][number][] = [];
  while (booked.length < count) {
    const sessionId = await book(mentor, id, booked.length);
    // Everybody books at once: a busy database may let somebody wait. The same booking again is the same session.
    if (sessionId === undefined) await sleep(1_000);
    else booked.push({ document: sessionDocument(sessionId), cookies: [mentor.cookie, mentee.cookie] });
  }
  return booked;
}

/** The session's id; undefined when the server has to be asked again. */
async function book(mentor: Caller, mentorshipId: string, session: number): Promise<string | undefined> {
  const body = {
    ...startOf(session),
    zone,
    minutes: 30,
    title: `Room ${session}`,
    templateId: 'first-meeting',
  };
  try {
    return (await mentor.call(bookSession, { params: { mentorshipId }, body })).id;
  } catch (error) {
    if (error instanceof RapportError && error.code === 'unavailable') return undefined;
    throw error;
  }
}

const hour = 3_600_000;
const begin = Date.now();

/** Each an hour after the last, from tomorrow on: a pair has one session at a time. */
function startOf(session: number): { date: string; time: string } {
  const [date = '', time = ''] = new Date(begin + (24 + session) * hour).toISOString().split('T');
  return { date, time: time.slice(0, 5) };
}
