import type { CalendarView } from '@rapport/shared/scheduling/calendars.api';
import { busyLimits } from './busy.limits.ts';
import { countsAt, countsUntil } from './busy.policy.ts';
import { type CalendarRow, spansOf } from './calendar.model.ts';

/** For its owner, to whom the address is not shown again either: somebody may look over their shoulder. */
export function presentCalendar(row: CalendarRow, now: number): CalendarView {
  const coming = spansOf(row).filter(({ from, to }) => to > now && from < now + busyLimits.countedMs);
  return {
    id: row._id.toHexString(),
    host: new URL(row.url).host,
    ending: row.url.slice(-4),
    readAt: row.readAt.toISOString(),
    busy: countsAt(row, now) ? coming.length : null,
    countsUntil: new Date(countsUntil(row)).toISOString(),
    problem: row.problem,
  };
}
