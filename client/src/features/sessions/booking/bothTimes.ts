import { instantOf } from '../../../platform/time/wallTime.ts';

export type ChosenTime =
  | { readonly kind: 'incomplete' | 'gap' | 'past' }
  | { readonly kind: 'fine'; readonly startsAt: number };

/** What a chosen wall-clock time means at `now` (ms). */
export function chosenTime(
  { date, time, zone }: { date: string; time: string; zone: string },
  now: number,
): ChosenTime {
  if (date === '' || time === '') return { kind: 'incomplete' };
  const startsAt = instantOf(date, time, zone);
  if (startsAt === undefined) return { kind: 'gap' };
  return startsAt < now ? { kind: 'past' } : { kind: 'fine', startsAt };
}

/** Whether an instant is outside of 7 to 21 o'clock in `zone`: worth a second thought, never forbidden. */
export function isUncivil(at: number, zone: string): boolean {
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(at),
  );
  return hour < 7 || hour >= 21;
}
