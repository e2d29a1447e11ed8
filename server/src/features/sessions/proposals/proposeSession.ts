import type { Principal } from '../../../platform/http/principal.ts';
import { type Booking, type BookingPorts, createIn, isSameBooking, prepare } from '../bookSession.ts';
import { bookingHours, requireFree } from '../personHours.ts';
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
  const same = async () => {
    for await (const there of store.every({ states: ['proposed'], mentorshipId, startsAt })) {
      if (isSameBooking(there, proposal)) return there;
    }
    return undefined;
  };
  // Of two at once the second waits here for the first, and finds it.
  const { session, isNew } = await bookingHours(proposal, async (transaction) => {
    const there = await same();
    if (there) return { session: there, isNew: false };
    await requireFree(proposal, [proposal], transaction);
    return { session: await createIn(transaction, store, collab, proposal, content), isNew: true };
  });
  if (isNew) await store.publish(session, 'proposed');
  return session;
}
