import type { Principal } from '../../../platform/http/principal.ts';
import {
  type Booking,
  type BookingPorts,
  createWithDocument,
  isSameBooking,
  prepare,
} from '../bookSession.ts';
import { requireFree } from '../personHours.ts';
import { plannedStart } from '../plannedStart.ts';
import type { Session } from '../sessionStore.ts';

/**
 * Proposes a session, with its document as any other. It holds no time: the pair may book it meanwhile. The same
 * proposal again, by the same person, answers the one that is there.
 */
export async function proposeSession(
  { store, collab, identity }: BookingPorts,
  who: Principal,
  mentorshipId: string,
  { date, time, ...what }: Booking,
  now: number,
): Promise<Session> {
  const { booking: common, content } = await prepare(identity, who, mentorshipId, what, now);
  const startsAt = plannedStart({ date, time, zone: what.zone }, now);
  const proposal = {
    ...common,
    ...{ state: 'proposed' as const, proposedBy: who.personId, startsAt, wall: { date, time } },
  };
  for await (const there of store.every({ states: ['proposed'], mentorshipId, startsAt })) {
    if (isSameBooking(there, proposal)) return there;
  }
  await requireFree(proposal, [proposal], undefined);
  const session = await createWithDocument(store, collab, proposal, content);
  await store.publish(session, 'proposed');
  return session;
}
