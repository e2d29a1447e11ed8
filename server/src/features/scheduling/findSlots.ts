import type { OutputOf, ParsedOf } from '@rapport/shared/core/route';
import type { Span } from '@rapport/shared/scheduling/availability';
import { mostSlots, type findSlots as operation } from '@rapport/shared/scheduling/availability.api';
import { findSlots as rule } from '@rapport/shared/scheduling/slots';
import { minute } from '@rapport/shared/sessions/sessionState';
import { addDays, soonestInstantOf } from '@rapport/shared/sessions/wallTime';
import type { Identity } from '../identity/index.ts';
import type { Mentorship } from '../mentorships/index.ts';
import type { Sessions, TakenTime } from '../sessions/index.ts';
import { availabilityOf } from './availability.model.ts';
import type { BusyCalendars } from './busy/BusyCalendars.ts';
import { takenBeside } from './takenBeside.ts';

interface Ports {
  readonly sessions: Pick<Sessions, 'taken'>;
  readonly identity: Pick<Identity, 'people'>;
  readonly busy: Pick<BusyCalendars, 'busyOf'>;
}

const day = 24 * 60 * minute;
const week = 7 * day;

/** Times that fit both people of a pair, as the viewer's clocks count the days. */
export async function findSlots(
  { sessions, identity, busy }: Ports,
  pair: Mentorship,
  viewerId: string,
  { from, days, minutes, moving }: ParsedOf<typeof operation>['query'],
  now: number,
): Promise<OutputOf<typeof operation>> {
  const ids = [pair.mentorId, pair.menteeId];
  const [people, said] = await Promise.all([identity.people(ids), availabilityOf(ids)]);
  const zoneOf = (id: string) => people.get(id)?.zone ?? 'UTC';
  const zone = zoneOf(viewerId);
  const midnight = (date: string) => soonestInstantOf({ date, time: '00:00', zone })?.at ?? now;
  const within = { from: midnight(from), to: midnight(addDays(from, days)) };
  // As much more as somebody may want to keep free around it.
  const around = { from: within.from - day, to: within.to + day };
  const hasWeeks = [...said.values()].some(({ availability }) => availability.mostPerWeek !== null);
  // Whole weeks: what is planned before and after counts for `mostPerWeek`.
  const counted = hasWeeks ? { from: within.from - week, to: within.to + week } : around;
  const [taken, elsewhere] = await Promise.all([
    takenBeside(sessions, pair, counted, moving),
    busy.busyOf(ids, around),
  ]);
  const slots = rule({
    people: ids.flatMap((id) => {
      const known = said.get(id);
      const own = taken.filter(({ mentorId, menteeId }) => mentorId === id || menteeId === id);
      return known
        ? {
            zone: zoneOf(id),
            availability: known.availability,
            busy: [...own.map(spanOf), ...(elsewhere.get(id) ?? [])],
            sessions: own.map(({ startsAt }) => startsAt.getTime()),
          }
        : [];
    }),
    ...{ minutes, now, within, zone, most: mostSlots },
  });
  return {
    items: slots.map((at) => new Date(at).toISOString()),
    known: {
      mentor: said.get(pair.mentorId)?.own ?? false,
      mentee: said.get(pair.menteeId)?.own ?? false,
    },
  };
}

const spanOf = ({ startsAt, minutes }: TakenTime): Span => ({
  from: startsAt.getTime(),
  to: startsAt.getTime() + minutes * minute,
});
