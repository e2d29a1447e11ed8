import * as api from '@rapport/shared/sessions/guests.api';
import type { TestPair, TestPerson } from '../../../testing/factories.ts';
import type { TestServer } from '../../../testing/startTestServer.ts';
import type { TestClient } from '../../../testing/testClient.ts';

type OfSession = Pick<TestPair, 'mentor' | 'mentee'> & { readonly sessionId: string };

interface Accepted {
  readonly sessionId: string;
  readonly guestId: string;
  readonly token: string;
}

/** Asked for by the mentor, accepted by the mentee. */
export async function acceptedGuest(
  { mentor, mentee, sessionId }: OfSession,
  name = 'Ida Falk',
): Promise<Accepted> {
  const { id } = await mentor.call(api.inviteGuest, { params: { sessionId }, body: { name } });
  const params = { sessionId, guestId: id };
  const { path } = await mentee.call(api.answerGuest, { params, body: { accept: true } });
  return { ...params, token: path?.split('#')[1] ?? '' };
}

/** Waits at the door from now on; answers the id of this asking. */
export async function askIn(
  client: TestClient,
  mentor: TestPerson,
  { sessionId, guestId }: { sessionId: string; guestId: string },
  token: string,
  name = 'Ida Falk',
): Promise<string> {
  await client.call(api.askToBeLetIn, { body: { token, name } });
  const { items } = await mentor.call(api.listGuests, { params: { sessionId } });
  return items.find(({ id }) => id === guestId)?.asking?.id ?? '';
}

export interface Admitted extends Accepted {
  readonly client: TestClient;
}

/** A guest who was let in, with a browser of their own. */
export async function admittedGuest(server: Pick<TestServer, 'client'>, of: OfSession): Promise<Admitted> {
  const accepted = await acceptedGuest(of);
  const client = server.client();
  const asking = await askIn(client, of.mentor, accepted, accepted.token);
  const { sessionId, guestId } = accepted;
  await of.mentor.call(api.admitGuest, { params: { sessionId, guestId }, body: { asking, admit: true } });
  return { ...accepted, client };
}
