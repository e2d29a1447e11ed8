import { RapportError } from '@rapport/shared/core/errors';
import { calendarEvents } from './calendarEvents.ts';
import { calendarOf } from './calendarOf.ts';
import { digestOf, feedAt, noteReading } from './feed.model.ts';
import { type CalendarPorts, hostOf } from './invitationFor.ts';

const day = 24 * 60 * 60_000;

/** What a feed tells of (days, sessions), and how often it is worth reading (minutes). */
const feedLimits = { pastDays: 90, cancelledDays: 30, mostSessions: 500, everyMinutes: 60 } as const;

/**
 * The own sessions behind an address, of all pairs. Cancelled ones stay in it for a while, so that programs which read it
 * drop them. @throws RapportError not_found for an address that there never was, or is no more
 */
export async function readCalendar(
  { identity, sessions, origin }: CalendarPorts,
  token: string,
  now: number,
): Promise<{ content: string; changedAt: Date }> {
  const feed = await feedAt(token);
  if (!feed) throw new RapportError('not_found', { message: 'There is no such calendar.' });
  const own = await sessions.ofPerson(feed._id, {
    from: new Date(now - feedLimits.pastDays * day),
    cancelledAfter: new Date(now - feedLimits.cancelledDays * day),
    most: feedLimits.mostSessions,
  });
  const events = await calendarEvents(identity, own, origin);
  const content = calendarOf({
    method: 'PUBLISH',
    // A rule would have to be told anew with every session that is moved: here each stands for itself.
    events: events.map((event) => ({ ...event, series: null })),
    receiverId: feed._id,
    host: hostOf(origin),
    feed: { name: 'Rapport', everyMinutes: feedLimits.everyMinutes },
  });
  const digest = digestOf(content);
  // Also what only falls out of the window, or a name that has changed, is a change of the file.
  const changedAt = digest === feed.digest ? feed.changedAt : new Date(now);
  await noteReading(feed, { readAt: new Date(now), digest, changedAt });
  return { content, changedAt };
}
