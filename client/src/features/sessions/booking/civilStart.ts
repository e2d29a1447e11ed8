import { instantOf } from '@rapport/shared/sessions/wallTime';
import { isUncivil } from './bothTimes.ts';

// From mid-morning through the working day, then the morning, then the evening.
const starts = [10, 11, 12, 13, 14, 15, 16, 17, 18, 9, 8, 7, 19, 20].map(
  (hour) => `${String(hour).padStart(2, '0')}:00`,
);

/** The first full hour of a day in `zone` that is early or late for neither; 10:00 on a day without one. */
export function civilStart(date: string, zone: string, otherZone: string): string {
  const isCivil = (time: string) => {
    const at = instantOf({ date, time, zone });
    return at !== undefined && !isUncivil(at, zone) && !isUncivil(at, otherZone);
  };
  return starts.find(isCivil) ?? '10:00';
}
