import * as peopleApi from '@rapport/shared/identity/people.api';
import * as setUpApi from '@rapport/shared/identity/setUp.api';
import { createMentorship } from '@rapport/shared/mentorships/mentorships.api';
import type { TestClient, TestServer } from './startTestServer.ts';

/** A server to call, in this process or in another one. */
type Callable = Pick<TestServer, 'client' | 'setupCode'>;

export interface TestPerson extends TestClient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export const password = 'a long enough password';
let people = 0;

/** The organisation with its first admin, through the set-up page's own operation. */
export async function setUpOrganisation(server: Callable): Promise<TestPerson & { programmeId: string }> {
  const client = server.client();
  const viewer = await client.call(setUpApi.setUp, {
    body: {
      code: server.setupCode,
      organisation: 'Test',
      name: 'Ada',
      email: 'ada@example.org',
      password,
      zone: 'UTC',
    },
  });
  const programmeId = viewer.manages[0]?.id ?? '';
  return { ...client, id: viewer.id, name: viewer.name, email: viewer.email, programmeId };
}

/** Somebody who joined by an invitation of the admin's. */
export async function addPerson(
  server: Callable,
  admin: TestPerson & { programmeId: string },
  role: peopleApi.InvitedRole = 'member',
  zone = 'Europe/Berlin',
): Promise<TestPerson> {
  const number = ++people;
  const invitation = await admin.call(peopleApi.createInvitation, {
    body: { label: `Person ${number}`, role, programmeId: admin.programmeId },
  });
  const client = server.client();
  const viewer = await client.call(peopleApi.acceptInvitation, {
    body: {
      token: new URL(invitation.link).hash.slice(1),
      name: `Person ${number}`,
      email: `person${number}@example.org`,
      password,
      zone,
    },
  });
  return { ...client, id: viewer.id, name: viewer.name, email: viewer.email };
}

export interface TestPair {
  readonly mentor: TestPerson;
  readonly mentee: TestPerson;
  readonly mentorshipId: string;
}

/** A mentor and a mentee, paired by the admin. */
export async function addPair(
  server: Callable,
  admin: TestPerson & { programmeId: string },
  known: { mentor?: TestPerson } = {},
): Promise<TestPair> {
  const mentor = known.mentor ?? (await addPerson(server, admin));
  const mentee = await addPerson(server, admin, 'member', 'America/New_York');
  const { id } = await admin.call(createMentorship, {
    body: { programmeId: admin.programmeId, mentorId: mentor.id, menteeId: mentee.id },
  });
  return { mentor, mentee, mentorshipId: id };
}
