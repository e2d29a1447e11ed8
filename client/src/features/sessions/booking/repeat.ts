import { type Ordinal, ordinalsOf, type Recurrence } from '@rapport/shared/scheduling/recurrence';

/** How a session repeats, as the select holds it. */
export type Repeat = 'once' | 'weeks1' | 'weeks2' | 'weeks4' | `month${Ordinal}`;

export interface RepeatValues {
  repeats: Repeat;
  /** A number of sessions, or `on` a day. */
  ends: string;
  /** `2026-03-29` */
  until: string;
}

/** What can be chosen for a series that begins on `date`: a fourth Tuesday may be the last one as well. */
export function repeatsOn(date: string): Repeat[] {
  const monthly = ordinalsOf(date).map((on): Repeat => `month${on}`);
  return ['once', 'weeks1', 'weeks2', 'weeks4', ...monthly];
}

/** The choice that is nearest to one that was made for another date. */
export function repeatFor(date: string, repeats: Repeat): Repeat {
  const choices = repeatsOn(date);
  if (choices.includes(repeats)) return repeats;
  return choices.find((choice) => choice.startsWith('month')) ?? 'once';
}

/** Undefined for a session by itself. */
export function recurrenceOf(date: string, { repeats, ends, until }: RepeatValues): Recurrence | undefined {
  const repeat = repeatFor(date, repeats);
  if (repeat === 'once') return undefined;
  const end =
    ends === 'on' ? { ends: 'on' as const, date: until } : { ends: 'after' as const, count: Number(ends) };
  if (repeat.startsWith('month')) {
    const on = ordinalsOf(date).find((ordinal) => repeat === `month${ordinal}`) ?? 1;
    return { rhythm: { every: 'month', on }, end };
  }
  const interval = repeat === 'weeks1' ? 1 : repeat === 'weeks2' ? 2 : 4;
  return { rhythm: { every: 'weeks', interval }, end };
}
