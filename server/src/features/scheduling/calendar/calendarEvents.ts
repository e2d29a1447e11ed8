import type { Identity } from '../../identity/index.ts';
import { unknownPerson } from '../../mentorships/index.ts';
import type { Session } from '../../sessions/index.ts';
import { SeriesModel, type SeriesRow } from '../series.model.ts';
import type { CalendarEvent, CalendarPerson, CalendarSeries } from './calendarEvent.ts';

/** Sessions with what calendar files say of their people and their series. @param origin of links */
export async function calendarEvents(
  identity: Pick<Identity, 'people' | 'contacts'>,
  sessions: readonly Session[],
  origin: string,
): Promise<CalendarEvent[]> {
  const ids = sessions.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]);
  const [people, contacts, series] = await Promise.all([
    identity.people(ids),
    identity.contacts(ids),
    seriesOf(sessions, origin),
  ]);
  const person = (id: string): CalendarPerson => ({
    ...(people.get(id) ?? unknownPerson(id)),
    email: contacts.get(id)?.email ?? null,
  });
  return sessions.map((session) => {
    const { id, minutes, zone, title, version, state, place } = session;
    const of = series.get(session.series?.id ?? '');
    const last = session.changes.at(-1);
    const extended = session.extensions.at(-1)?.at;
    const times = [session.createdAt, session.endedAt, session.acceptedAt, last?.at, extended].map(
      (at) => at?.getTime() ?? 0,
    );
    return {
      ...{ id, minutes, zone, title, version, state, place },
      series: of && session.series ? { of, date: session.series.date } : null,
      startsAt: session.startsAt.getTime(),
      mentor: person(session.mentorId),
      mentee: person(session.menteeId),
      by: last?.by ?? session.createdBy,
      link: `${origin}/s/${id}`,
      updatedAt: Math.max(...times),
    };
  });
}

async function seriesOf(sessions: readonly Session[], origin: string): Promise<Map<string, CalendarSeries>> {
  const ids = new Set(sessions.flatMap(({ series }) => (series ? [series.id] : [])));
  if (ids.size === 0) return new Map();
  const rows = await SeriesModel.find({ _id: { $in: [...ids] } }).lean<SeriesRow[]>();
  return new Map(
    rows.map(({ _id, wall, zone, recurrence, without, mentorshipId }) => {
      const id = _id.toHexString();
      return [id, { id, wall, zone, recurrence, without, link: `${origin}/pairs/${mentorshipId}` }];
    }),
  );
}
