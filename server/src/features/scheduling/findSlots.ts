import type { OutputOf, ParsedOf } from '@rapport/shared/core/route';
import { type Span, widen } from '@rapport/shared/scheduling/availability';
import { mostSlots, type findSlots as operation } from '@rapport/shared/scheduling/availability.api';
import { type Busy, findSlots as rule } from '@rapport/shared/scheduling/slots';
import { minute } from '@rapport/shared/sessions/sessionState';
import { addDays, soonestInstantOf, wallDate } from '@rapport/shared/sessions/wallTime';
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
/** Whole weeks: what is planned before and after counts for `mostPerWeek`. */
const week = 7 * day;
/** What lies so near to days at Greenwich is of these days in some zone, or within the time somebody keeps free. */
const near = 2 * day;
/** Days that are looked at before it is asked whether they are enough. */
const stage = 7;

/** Times that fit both people of a pair, as the viewer's clocks count the days. */
export async function findSlots(
  { sessions, identity, busy }: Ports,
  pair: Mentorship,
  viewerId: string,
  { from, days, minutes, enough, moving }: ParsedOf<typeof operation>['query'],
  now: number,
): Promise<OutputOf<typeof operation>> {
  const ids = [pair.mentorId, pair.menteeId];
  const takenAfter = (passed: number, by: number) =>
    takenBeside(sessions, pair, widen(daysFrom(addDays(from, passed), stage), by), moving);
  const [people, said, elsewhere, first] = await Promise.all([
    identity.people(ids),
    availabilityOf(ids),
    busy.busyOf(ids, widen(daysFrom(from, days), near)),
    takenAfter(0, near),
  ]);
  const hasWeeks = [...said.values()].some(({ availability }) => availability.mostPerWeek !== null);
  const zoneOf = (id: string) => people.get(id)?.zone ?? 'UTC';
  const zone = zoneOf(viewerId);
  const midnight = (date: string) => soonestInstantOf({ date, time: '00:00', zone })?.at ?? now;
  const bothWith = (taken: readonly TakenTime[]): Busy[] =>
    [...said].map(([id, { availability }]) => {
      const own = taken.filter(({ mentorId, menteeId }) => mentorId === id || menteeId === id);
      return {
        ...{ zone: zoneOf(id), availability },
        busy: [...own.map(spanOf), ...(elsewhere.get(id) ?? [])],
        sessions: own.map(({ startsAt }) => startsAt.getTime()),
      };
    });
  const last = midnight(addDays(from, days));
  const found: number[] = [];
  const dates = new Set<string>();
  for (let passed = 0; passed < days && dates.size < enough && found.length < mostSlots; passed += stage) {
    const isFirst = passed === 0 && !hasWeeks;
    const taken = isFirst ? first : await takenAfter(passed, hasWeeks ? week + near : near);
    const end = midnight(addDays(from, Math.min(days, passed + stage)));
    // What begins on the last day may end after it, and what begins later is found later.
    const to = Math.min(last, end + minutes * minute - 1);
    const within = { from: midnight(addDays(from, passed)), to };
    const most = mostSlots - found.length;
    for (const at of rule({ people: bothWith(taken), minutes, now, within, zone, most })) {
      const date = wallDate(at, zone);
      if (dates.size === enough && !dates.has(date)) break;
      dates.add(date);
      found.push(at);
    }
  }
  return {
    items: found.map((at) => new Date(at).toISOString()),
    known: {
      mentor: said.get(pair.mentorId)?.own ?? false,
      mentee: said.get(pair.menteeId)?.own ?? false,
    },
  };
}

/** So many days at Greenwich. */
function daysFrom(date: string, days: number): Span {
  const from = Date.parse(`${date}T00:00Z`);
  return { from, to: from + days * day };
}

const spanOf = ({ startsAt, minutes }: TakenTime): Span => ({
  from: startsAt.getTime(),
  to: startsAt.getTime() + minutes * minute,
});
