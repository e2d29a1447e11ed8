import { busyLimits } from './busy.limits.ts';
import type { CalendarRow } from './calendar.model.ts';

type Times = Pick<CalendarRow, 'readAt' | 'triedAt' | 'zone'>;

/** Until when (ms) what was read counts, if it cannot be read again. */
export const countsUntil = ({ readAt }: Pick<Times, 'readAt'>): number =>
  readAt.getTime() + busyLimits.keptMs;

export const countsAt = (calendar: Pick<Times, 'readAt'>, now: number): boolean =>
  now < countsUntil(calendar);

/** Whether to read it again when somebody asks. Whole days lie elsewhere once the person has moved. */
export function isStale(
  { triedAt, zone }: Pick<Times, 'triedAt' | 'zone'>,
  zoneNow: string,
  now: number,
): boolean {
  const age = now - triedAt.getTime();
  return age >= busyLimits.freshMs || (zone !== zoneNow && age >= busyLimits.movedMs);
}
