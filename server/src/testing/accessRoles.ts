import type * as peopleApi from '@rapport/shared/identity/people.api';
import { createMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { createProgramme } from '../features/identity/programmes.ts';
import { openSessionOf } from '../features/sessions/call/callTesting.ts';
import { admittedGuest } from '../features/sessions/guests/guestTesting.ts';
import { inTransaction } from '../platform/db/database.ts';
import { addPerson, setUpOrganisation, type TestPair, type TestPerson } from './factories.ts';
import type { TestServer } from './startTestServer.ts';
import type { TestClient } from './testClient.ts';

/** Everybody whom a right may depend on, seen from one pair in the programme "north". */
export const roles = [
  'anonymous',
  'guest',
  'mentee',
  'mentor',
  'otherPair',
  'manager',
  'otherManager',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** Roles of somebody with an account. */
export type PersonRole = Exclude<Role, 'anonymous' | 'guest'>;
export const hasAccount = (role: Role): role is PersonRole => role !== 'anonymous' && role !== 'guest';

export interface Cast extends TestPair {
  readonly server: TestServer;
  readonly north: string;
  /** Whoever has an account. */
  readonly people: Readonly<Record<PersonRole, TestPerson>>;
  /** Was let in to a session of two others, and has nothing but the cookie of it. */
  readonly guest: TestClient;
  /** Two who are nobody's pair yet. */
  readonly spare: readonly [TestPerson, TestPerson];
}

/** The people and the pair of the access matrix. The admin manages neither of the two programmes. */
export async function assembleCast(server: TestServer): Promise<Cast> {
  const admin = await setUpOrganisation(server);
  const [north, south] = await Promise.all(['North', 'South'].map(makeProgramme));
  const within = (programmeId = '') => ({ ...admin, programmeId });
  const join = (programmeId: string | undefined, role: peopleApi.InvitedRole = 'member') =>
    addPerson(server, within(programmeId), role);

  const [mentor, mentee, manager] = [await join(north), await join(north), await join(north, 'manager')];
  const [otherPair, otherMentee] = [await join(south), await join(south)];
  const otherManager = await join(south, 'manager');
  const spare = [await join(north), await join(north)] as const;
  await pairUp(admin, south ?? '', otherPair, otherMentee);
  // Of two more, so that what is news of an open session reaches nobody of the cast.
  const hosts = { mentor: await join(south), mentee: await join(south) };
  const hosting = await pairUp(admin, south ?? '', hosts.mentor, hosts.mentee);
  const visited = await openSessionOf(server, { ...hosts, mentorshipId: hosting }, 5);
  const guest = (await admittedGuest(server, visited)).client;
  const mentorshipId = await pairUp(admin, north ?? '', mentor, mentee);
  return {
    ...{ server, guest, north: north ?? '', mentor, mentee, mentorshipId, spare },
    people: { mentee, mentor, otherPair, manager, otherManager, admin },
  };
}

export const cookieOf = (cast: Cast, role: Role): string =>
  role === 'anonymous' ? '' : role === 'guest' ? cast.guest.cookie() : cast.people[role].cookie();

/** One after the other, so that none depends on when another's answer came. */
export async function inEveryRole<T>(ask: (role: Role) => Promise<T>): Promise<Record<Role, T>> {
  const outcomes: [Role, T][] = [];
  for (const role of roles) outcomes.push([role, await ask(role)]);
  return Object.fromEntries(outcomes) as Record<Role, T>;
}

export async function pairUp(
  admin: TestPerson,
  programmeId: string,
  mentor: TestPerson,
  mentee: TestPerson,
): Promise<string> {
  const body = { programmeId, mentorId: mentor.id, menteeId: mentee.id };
  return (await admin.call(createMentorship, { body })).id;
}

/** No operation makes a programme yet. */
async function makeProgramme(name: string): Promise<string> {
  return inTransaction((transaction) => createProgramme(name, [], new Date(), transaction));
}
