import { RapportError } from '@rapport/shared/core/errors';
import { endOfQuiet } from '@rapport/shared/messaging/noticeSettings';
import { ringMs } from '@rapport/shared/messaging/ring.api';
import { minute } from '@rapport/shared/sessions/sessionState';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import type { Identity } from '../../identity/index.ts';
import { isOfPair, loadPair, otherThan, requireActive, unknownPerson } from '../../mentorships/index.ts';
import type { Scheduling } from '../../scheduling/index.ts';
import type { Session, Sessions } from '../../sessions/index.ts';
import { noticeSettingsOf } from '../noticeSettings.model.ts';

export interface RingPorts {
  readonly identity: Pick<Identity, 'people'>;
  readonly sessions: Pick<Sessions, 'bookNow' | 'taken' | 'inCalls' | 'find' | 'cancel'>;
  readonly scheduling: Pick<Scheduling, 'canMeetAt'>;
}

/** Makes a session that begins now, and rings the other one. */
export async function callNow(
  kernel: Kernel,
  ports: RingPorts,
  who: Principal,
  mentorshipId: string,
  { isUrgent }: { isUrgent: boolean },
): Promise<Session> {
  const now = kernel.clock.now();
  const pair = await loadPair(who, mentorshipId, isOfPair);
  requireActive(pair);
  const other = otherThan(who.personId, pair);
  if (!kernel.live.isOnline(other)) throw new RapportError('not_online', { message: 'They are not here.' });
  const both = [who.personId, other];
  const taken = await ports.sessions.taken(both, new Date(now), new Date(now + minute));
  // One that has gone on past its planned end is in no plan.
  if (taken.length > 0 || (await ports.sessions.inCalls(both)).size > 0)
    throw new RapportError('in_session', { message: 'One of the two is in a session.' });
  if (!isUrgent && !(await mayBeCalled(ports, other, now))) {
    throw new RapportError('not_now', { message: 'They do not want to be called at this time.' });
  }
  const session = await ports.sessions.bookNow(who, pair.id);
  const people = await ports.identity.people([who.personId]);
  const ring = {
    ...{ sessionId: session.id, isUrgent, until: new Date(now + ringMs).toISOString() },
    from: people.get(who.personId) ?? unknownPerson(who.personId),
  };
  kernel.live.send([other], 'call.ringing', { ring });
  return session;
}

/** Outside of their quiet hours, and within the times at which they have said that they can meet. */
async function mayBeCalled(
  { identity, scheduling }: RingPorts,
  personId: string,
  now: number,
): Promise<boolean> {
  const [{ quiet }, people] = await Promise.all([noticeSettingsOf(personId), identity.people([personId])]);
  const zone = people.get(personId)?.zone ?? 'UTC';
  return (!quiet || endOfQuiet(quiet, zone, now) === now) && (await scheduling.canMeetAt(personId, now));
}
