import type { attendanceView } from '@rapport/shared/review/review.api';
import { type AttendanceReport, total, wholeMinutes } from '@rapport/shared/sessions/attendance';
import type { Report } from '@rapport/shared/sessions/report';
import type { z } from 'zod';

/** Attendance in whole minutes, rounded to the nearest, for the two people of the record. */
export function presentAttendance(
  { byPerson, together }: AttendanceReport,
  plannedMinutes: number,
  expected: readonly string[],
  reports: readonly Report[] = [],
): z.output<typeof attendanceView> {
  const people = expected.map((personId) => ({
    personId,
    minutes: wholeMinutes(total(byPerson.get(personId) ?? [])),
  }));
  const wasThere = [...byPerson.values()].some((intervals) => intervals.length > 0);
  return {
    grade: reports.length > 0 ? 'reported' : wasThere ? 'measured' : 'without_call',
    minutesTogether: wholeMinutes(together),
    plannedMinutes,
    people,
    reports: reports.map(({ by, minutes }) => ({ personId: by, minutes })),
  };
}
