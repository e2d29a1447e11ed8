import { join } from 'node:path';
import { isErrorBody } from '@rapport/shared/core/errors';
import { signIn } from '@rapport/shared/identity/identity.api';
import { setUp } from '@rapport/shared/identity/setUp.api';
import { freePort, startDatabase, startServer } from '../../stack/index.ts';
import { Caller } from '../collab/targets/caller.ts';
import { fill } from './population/fill.ts';
import type { People, Person } from './population/people.ts';

/** Somebody who is signed in and looks at one of their pairs. */
export interface Seat {
  readonly cookie: string;
  readonly mentorshipId: string;
  readonly zone: string;
  /** When a request was last sent with this cookie (ms of the process). */
  askedAt: number;
}

/** Who looks at the pages: most are of one pair or two, one has twelve, some only look after others. */
export type Role = 'member' | 'busiest' | 'manager' | 'admin';

export interface Installation {
  readonly origin: string;
  readonly seats: Readonly<Record<Role, readonly Seat[]>>;
  end(): Promise<void>;
}

const livekit = { url: 'http://127.0.0.1:9', key: 'bench', secret: 'nobody-calls-in-this-bench-0123456789' };
const password = 'a long enough password';
const admin = 'ada@example.org';

/** How many people of one pair or two sit down, and how many of each other role. */
export interface Crowd {
  readonly members: number;
  readonly others: number;
}

/** A database and a server of their own, filled with so many pairs, and people who are signed in. */
export async function startInstallation(
  dir: string,
  { pairs, crowd, now }: { pairs: number; crowd: Crowd; now: number },
): Promise<Installation> {
  const database = await startDatabase({ dir: join(dir, 'database') });
  const mongodbUrl = `${database.url}/rapport`;
  const server = await startServer({
    ...{ dir, mongodbUrl, livekit, port: await freePort() },
    // Hundreds sign in within a minute: each from an address of their own.
    env: { RAPPORT_TRUST_PROXY: '1' },
  }).catch(async (error: unknown) => {
    await database.stop();
    throw error;
  });
  const end = async () => {
    await server.stop();
    await database.stop();
  };
  try {
    await new Caller(server.origin).call(setUp, {
      body: {
        ...{ code: server.setupCode, organisation: 'Bench', name: 'Ada', zone: 'UTC' },
        ...{ email: admin, password },
      },
    });
    const seats = await seatsOf(server.origin, await fill(mongodbUrl, pairs, now), crowd);
    return { origin: server.secondOrigin, seats, end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function seatsOf(
  origin: string,
  { pairs, programmes }: People,
  { members, others }: Crowd,
): Promise<Installation['seats']> {
  const open = pairs.filter(({ hasEnded }) => !hasEnded);
  const busiest = open.filter(({ mentor }) => mentor === open[0]?.mentor);
  const usual = open.filter(({ mentor }) => mentor !== open[0]?.mentor);
  const managed = (index: number) => programmes[index % programmes.length];
  let address = 0;
  const sit = async (person: Pick<Person, 'email' | 'zone'>, pair: { _id: { toHexString(): string } }) => {
    const cookie = await signedIn(origin, person.email, `10.0.${address >> 8}.${address++ & 255}`);
    return { cookie, mentorshipId: pair._id.toHexString(), zone: person.zone, askedAt: 0 };
  };
  const take = async <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> => {
    const made: T[] = [];
    for (let index = 0; index < count; index++) made.push(await make(index));
    return made;
  };
  const at = <T>(list: readonly T[], index: number, step = 1): T => {
    const item = list[(index * step) % list.length];
    if (item === undefined) throw new Error('there is nobody to sit down');
    return item;
  };
  return {
    // Spread over all pairs there are; of each by turns the mentor and the mentee.
    member: await take(members, (index) => {
      const pair = at(usual, index, Math.max(1, Math.floor(usual.length / members)));
      return sit(index % 2 === 0 ? pair.mentor : pair.mentee, pair);
    }),
    busiest: await take(others, (index) => sit(at(busiest, index).mentor, at(busiest, index))),
    manager: await take(others, (index) => {
      const programme = managed(index);
      if (!programme) throw new Error('there is no managed programme');
      const own = open.filter(({ programmeId }) => programmeId === programme._id.toHexString());
      return sit(programme.manager, at(own, index));
    }),
    admin: await take(others, (index) => sit({ email: admin, zone: 'UTC' }, at(open, index))),
  };
}

async function signedIn(origin: string, email: string, address: string): Promise<string> {
  const response = await fetch(`${origin}${signIn.path}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ email, password }),
  });
  const answer: unknown = await response.json();
  if (isErrorBody(answer)) throw new Error(`${email} cannot sign in: ${answer.error.message}`);
  return response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
}
