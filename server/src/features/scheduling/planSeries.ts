import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import type { Span } from '@rapport/shared/scheduling/availability';
import { type Occurrence, occurrencesOf } from '@rapport/shared/scheduling/recurrence';
import type { Clash, PlannedOccurrence, previewSeries } from '@rapport/shared/scheduling/series.api';
import { minute } from '@rapport/shared/sessions/sessionState';
import { hasPassed } from '@rapport/shared/sessions/wallTime';
import type { Mentorship } from '../mentorships/index.ts';
import type { Sessions, TakenTime } from '../sessions/index.ts';
import type { BusyCalendars } from './busy/BusyCalendars.ts';
import { takenBeside } from './takenBeside.ts';

export type Plan = ParsedOf<typeof previewSeries>['body'];

interface Ports {
  readonly sessions: Pick<Sessions, 'taken'>;
  readonly busy: Pick<BusyCalendars, 'busyOf'>;
}

/** The sessions of a plan that are still to come, with what each clashes with. */
export async function planSeries(
  { sessions, busy }: Ports,
  pair: Mentorship,
  plan: Plan,
  now: number,
): Promise<PlannedOccurrence[]> {
  const occurrences = coming(plan, now);
  const [first, last] = [occurrences[0], occurrences.at(-1)];
  if (!first || !last) return [];
  const whole = { from: first.startsAt, to: last.startsAt + plan.minutes * minute };
  const [taken, elsewhere] = await Promise.all([
    takenBeside(sessions, pair, whole, plan.moving),
    busy.busyOf([pair.mentorId, pair.menteeId], whole),
  ]);
  return occurrences.map(({ date, startsAt, shifted }) => {
    const span = { from: startsAt, to: startsAt + plan.minutes * minute };
    const inTheWay = overlapping(taken, span);
    return {
      ...{ date, shifted, startsAt: new Date(startsAt).toISOString() },
      clashes: clashesOf(pair, span, inTheWay, elsewhere),
      // What another calendar says keeps nobody from meeting; an hour with somebody else does.
      possible: inTheWay.length === 0,
    };
  });
}

/** What the rule has and nobody has left out. @throws RapportError time_in_past, invalid_input when nothing is left */
export function chosenOccurrences(plan: Plan, without: readonly string[], now: number): Occurrence[] {
  const chosen = occurrencesOf(plan, plan.recurrence).filter(({ date }) => !without.includes(date));
  const [first] = chosen;
  if (!first) throw new RapportError('invalid_input', { fields: { recurrence: 'empty' } });
  if (hasPassed(first.startsAt, now)) {
    throw new RapportError('time_in_past', {
      message: 'This time has passed.',
      fields: { time: 'time_in_past' },
    });
  }
  return chosen;
}

const coming = (plan: Plan, now: number): Occurrence[] =>
  occurrencesOf(plan, plan.recurrence).filter(({ startsAt }) => !hasPassed(startsAt, now));

const overlapping = (taken: readonly TakenTime[], { from, to }: Span): TakenTime[] =>
  taken.filter(
    ({ startsAt, minutes }) => startsAt.getTime() < to && startsAt.getTime() + minutes * minute > from,
  );

function clashesOf(
  pair: Mentorship,
  { from, to }: Span,
  within: readonly TakenTime[],
  elsewhere: ReadonlyMap<string, readonly Span[]>,
): Clash[] {
  const own = within.some(({ mentorshipId }) => mentorshipId === pair.id);
  const others = within.filter(({ mentorshipId }) => mentorshipId !== pair.id);
  const has = (personId: string) =>
    others.some(({ mentorId, menteeId }) => mentorId === personId || menteeId === personId) ||
    (elsewhere.get(personId) ?? []).some((span) => span.from < to && from < span.to);
  return [
    ...(own ? (['pair'] as const) : []),
    ...(has(pair.mentorId) ? (['mentor'] as const) : []),
    ...(has(pair.menteeId) ? (['mentee'] as const) : []),
  ];
}
