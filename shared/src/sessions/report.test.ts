import { describe, expect, it } from 'vitest';
import { asksForReport, correctWithin, type Meeting, mayCorrect, mayReport } from './report.ts';
import { placeOf, sessionKind } from './sessionKind.ts';
import { minute, sessionState } from './sessionState.ts';

const startsAt = Date.UTC(2026, 4, 4, 9);
const end = startsAt + 45 * minute;
const meeting = (more: Partial<Meeting> = {}): Meeting => ({
  ...{ state: 'scheduled', kind: 'phone', startsAt, minutes: 45, endedAt: null },
  ...more,
});

describe('whether two people met', () => {
  it('is asked when the planned time is over, of sessions without a call that nobody has told of', () => {
    const asked = sessionKind.options.flatMap((kind) =>
      sessionState.options.flatMap((state) =>
        asksForReport(meeting({ kind, state }), end) ? `${kind} ${state}` : [],
      ),
    );
    expect(asked).toEqual(['phone scheduled', 'in_person scheduled']);
    expect(asksForReport(meeting(), end - 1)).toBe(false);
  });

  it('may be said from the start on, and still when it counts as missed', () => {
    expect(mayReport(meeting(), startsAt - 1)).toBe(false);
    expect(mayReport(meeting(), startsAt)).toBe(true);
    expect(mayReport(meeting({ state: 'missed' }), end + 1e10)).toBe(true);
    for (const state of ['proposed', 'declined', 'cancelled', 'ended', 'recorded'] as const)
      expect(mayReport(meeting({ state }), end)).toBe(false);
    expect(mayReport(meeting({ kind: 'video' }), end)).toBe(false);
  });
});

describe('the minutes', () => {
  const told = { by: 'mentor', at: end, minutes: 45 };

  it('are put right by the other person, for a day', () => {
    expect(mayCorrect([told], 'mentee', end + correctWithin - 1)).toBe(true);
    expect(mayCorrect([told], 'mentee', end + correctWithin)).toBe(false);
    expect(mayCorrect([told], 'mentor', end)).toBe(false);
  });

  it('are put right once, and not before they were told', () => {
    expect(mayCorrect([told, { by: 'mentee', at: end, minutes: 30 }], 'mentee', end)).toBe(false);
    expect(mayCorrect([told, { by: 'mentee', at: end, minutes: 30 }], 'mentor', end)).toBe(false);
    expect(mayCorrect([], 'mentee', end)).toBe(false);
  });
});

it('a video call has no place but its link', () => {
  expect(placeOf('video', 'Room 3')).toBe('');
  expect(placeOf('in_person', 'Room 3')).toBe('Room 3');
});
