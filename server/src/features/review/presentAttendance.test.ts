import { rebuildAttendance, reportedAttendance } from '@rapport/shared/sessions/attendance';
import { minute } from '@rapport/shared/sessions/sessionState';
import { describe, expect, it } from 'vitest';
import { presentAttendance } from './presentAttendance.ts';

const pair = ['mentor', 'mentee'];
const stay = (personId: string, from: number, to: number) =>
  (['joined', 'left'] as const).map((kind) => ({
    ...{ personId, kind, connection: personId },
    at: (kind === 'joined' ? from : to) * minute,
  }));

describe('presentAttendance', () => {
  it('says how long they were together, and each, in whole minutes', () => {
    const report = rebuildAttendance(
      [...stay('mentor', 0, 45), ...stay('mentee', 2.6, 44.9)],
      pair,
      60 * minute,
    );
    expect(presentAttendance(report, 45, pair)).toEqual({
      grade: 'measured',
      minutesTogether: 42,
      plannedMinutes: 45,
      people: [
        { personId: 'mentor', minutes: 45 },
        { personId: 'mentee', minutes: 42 },
      ],
      reports: [],
    });
  });

  it('says so when nobody was in the call', () => {
    expect(presentAttendance(rebuildAttendance([], pair, 60 * minute), 45, pair)).toMatchObject({
      grade: 'without_call',
      minutesTogether: 0,
      people: [{ minutes: 0 }, { minutes: 0 }],
    });
  });

  it('says who has told it where nothing was measured, and who has put it right', () => {
    const reports = [
      { by: 'mentor', at: 0, minutes: 45 },
      { by: 'mentee', at: 1, minutes: 30 },
    ];
    expect(presentAttendance(reportedAttendance(reports), 45, pair, reports)).toMatchObject({
      grade: 'reported',
      minutesTogether: 30,
      reports: [
        { personId: 'mentor', minutes: 45 },
        { personId: 'mentee', minutes: 30 },
      ],
    });
  });

  it('leaves a guest out of the two', () => {
    const report = rebuildAttendance([...stay('guest', 0, 45)], pair, 60 * minute);
    expect(presentAttendance(report, 45, pair).people.map(({ personId }) => personId)).toEqual(pair);
  });
});
