import type { attendanceView } from '@rapport/shared/review/review.api';
import { type AttendanceReport, total, wholeMinutes } from '@rapport/shared/sessions/attendance';
import type { z } from 'zod';

/** Attendance in whole minutes, rounded to the nearest, for the two people of the record. */
export function presentAttendance(
  { byPerson, together }: AttendanceReport,
  plannedMinutes: number,
  expected: readonly string[],
): z.output<typeof attendanceView> {
  const people = expected.map((personId) => ({
    personId,
    minutes: wholeMinutes(total(byPerson.get(personId) ?? [])),
  }));
  const wasThere = [...byPerson.values()].some((intervals) => intervals.length > 0);
  return {
    grade: wasThere ? 'measured' : 'without_call',
    minutesTogether: wholeMinutes(together),
    plannedMinutes,
    people,
  };
}
