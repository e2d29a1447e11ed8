import { hasPassed, instantOf, type LocalTime } from '@rapport/shared/sessions/wallTime';

export type ChosenTime =
  | { readonly kind: 'incomplete' | 'gap' | 'past' }
  | { readonly kind: 'fine'; readonly startsAt: number };

/** What a chosen wall-clock time means at `now` (ms). */
export function chosenTime(chosen: LocalTime, now: number): ChosenTime {
  if (Number.isNaN(Date.parse(chosen.date)) || chosen.time === '') return { kind: 'incomplete' };
  const startsAt = instantOf(chosen);
  if (startsAt === undefined) return { kind: 'gap' };
  return hasPassed(startsAt, now) ? { kind: 'past' } : { kind: 'fine', startsAt };
}

/** Whether an instant is outside of 7 to 21 o'clock in `zone`: worth a second thought, never forbidden. */
export function isUncivil(at: number, zone: string): boolean {
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(at),
  );
  return hour < 7 || hour >= 21;
}
