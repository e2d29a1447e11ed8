import { describe, expect, test } from 'vitest';
import type { CalendarEvent, CalendarRequest } from './calendarEvent.ts';
import { calendarOf } from './calendarOf.ts';

const minute = 60_000;
const series = {
  ...{ id: 'series', zone: 'Europe/Berlin', wall: { date: '2027-03-09', time: '15:00' } },
  recurrence: {
    rhythm: { every: 'weeks' as const, interval: 1 as const },
    end: { ends: 'after' as const, count: 4 },
  },
  without: ['2027-03-16'],
  link: 'https://rapport.example.org/pairs/1',
};
const event: CalendarEvent = {
  ...{ id: 'session', series: null, startsAt: Date.UTC(2027, 2, 16, 14), minutes: 45, zone: 'Europe/Berlin' },
  ...{
    title: 'Talk',
    version: 1,
    state: 'scheduled',
    place: '',
    by: 'maya',
    updatedAt: Date.UTC(2027, 1, 1),
  },
  mentor: { id: 'maya', name: 'Maya', zone: 'Europe/Berlin', email: 'maya@example.org' },
  mentee: { id: 'jonas', name: 'Jonas', zone: 'America/New_York', email: 'jonas@example.org' },
  link: 'https://rapport.example.org/s/session',
};
const occurrences = ['2027-03-09', '2027-03-23', '2027-03-30'].map((date) => ({
  ...{ ...event, id: date, series: { of: series, date } },
  startsAt: Date.parse(`${date}T${date === '2027-03-30' ? '13' : '14'}:00Z`),
}));

/** Lines as they are before they are folded. */
function linesOf(request: Partial<CalendarRequest>): string[] {
  const organiser = { name: 'Harbour School', email: 'rapport@example.org' };
  const file = calendarOf({
    ...{ method: 'REQUEST', events: [event], receiverId: 'jonas', host: 'example.org', organiser },
    ...request,
  });
  return file.replaceAll('\r\n ', '').split('\r\n');
}
const valuesOf = (lines: readonly string[], name: string) =>
  lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
const without = <T>(items: readonly T[], index: number) => items.filter((_, n) => n !== index);

describe('an invitation', () => {
  test('names the session for good, who sends it, whom it is for and when it is on both clocks', () => {
    const lines = linesOf({});
    expect(lines).toEqual(
      expect.arrayContaining([
        ...['METHOD:REQUEST', 'UID:session@example.org', 'SEQUENCE:1', 'DTSTAMP:20270201T000000Z'],
        ...['DTSTART;TZID=Europe/Berlin:20270316T150000', 'DTEND;TZID=Europe/Berlin:20270316T154500'],
        ...['SUMMARY:Talk · Maya', 'STATUS:CONFIRMED', 'URL:https://rapport.example.org/s/session'],
        'ORGANIZER;CN="Harbour School":mailto:rapport@example.org',
        'ATTENDEE;CN=Jonas;ROLE=REQ-PARTICIPANT;RSVP=FALSE;PARTSTAT=NEEDS-ACTION:mailto:jonas@example.org',
      ]),
    );
    // New York has changed its clocks, Berlin has not.
    expect(valuesOf(lines, 'DESCRIPTION:')[0]).toBe(
      'With Maya.\\nNew York: Tue\\, 16 March 2027\\, 10:00–10:45\\nBerlin: Tue\\, 16 March 2027\\, 15:00–15:45\\nAgenda\\, notes and the call: https://rapport.example.org/s/session',
    );
  });

  test('is accepted for who has booked or changed the session, and tells nobody the address of the other', () => {
    const lines = linesOf({ receiverId: 'maya' });
    expect(valuesOf(lines, 'ATTENDEE')).toEqual([
      ';CN=Maya;ROLE=REQ-PARTICIPANT;RSVP=FALSE;PARTSTAT=ACCEPTED:mailto:maya@example.org',
    ]);
    expect(lines.join()).not.toContain('jonas@example.org');
    expect(lines).toContain('SUMMARY:Talk · Jonas');
  });

  test('rings no alarm: Rapport reminds by itself', () => {
    expect(linesOf({}).join()).not.toContain('VALARM');
  });

  test('takes the hour; a proposal asks for it, and what is called off gives it back', () => {
    const told = (state: CalendarEvent['state']) => {
      const lines = linesOf({ method: 'PUBLISH', events: [{ ...event, state }] });
      return ['TRANSP:', 'X-MICROSOFT-CDO-BUSYSTATUS:'].flatMap((name) => valuesOf(lines, name));
    };
    expect(told('scheduled')).toEqual(['OPAQUE', 'BUSY']);
    expect(told('live')).toEqual(['OPAQUE', 'BUSY']);
    expect(told('proposed')).toEqual(['OPAQUE', 'TENTATIVE']);
    expect(told('cancelled')).toEqual(['TRANSPARENT', 'FREE']);
    const series = linesOf({ events: occurrences });
    expect(valuesOf(series, 'TRANSP:')).toEqual(['OPAQUE']);
  });

  test('says nothing of what is called off, and a cancellation nothing of what is not', () => {
    const cancelled = { ...event, state: 'cancelled' as const, version: 2 };
    expect(linesOf({ events: [cancelled] })).not.toContain('BEGIN:VEVENT');
    expect(linesOf({ method: 'CANCEL' })).not.toContain('BEGIN:VEVENT');
    expect(linesOf({ method: 'CANCEL', events: [cancelled] })).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2', 'UID:session@example.org']),
    );
  });
});

describe('a series', () => {
  test('is one event with a rule, without the days that were left out', () => {
    const lines = linesOf({ events: occurrences });
    expect(valuesOf(lines, 'UID:')).toEqual(['series@example.org']);
    expect(valuesOf(lines, 'RRULE:').at(-1)).toBe('FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20270330T130000Z');
    expect(valuesOf(lines, 'EXDATE')).toEqual([';TZID=Europe/Berlin:20270316T150000']);
    expect(lines).toContain('URL:https://rapport.example.org/pairs/1');
    expect(valuesOf(lines, 'DESCRIPTION:')[0]).toContain('New York: 09:00 or 10:00\\nBerlin: 15:00');
  });

  test('keeps the name of a session by its day there, wherever it is moved to', () => {
    const moved = { ...event, ...occurrences[1], startsAt: Date.UTC(2027, 2, 25, 9), version: 2 };
    expect(linesOf({ events: [moved] })).toEqual(
      expect.arrayContaining([
        ...['UID:series@example.org', 'RECURRENCE-ID;TZID=Europe/Berlin:20270323T150000'],
        ...['DTSTART;TZID=Europe/Berlin:20270325T100000', 'SEQUENCE:2'],
      ]),
    );
    expect(linesOf({ events: [moved] }).join()).not.toContain('RRULE:FREQ=WEEKLY');
  });

  test('tells of a session that is elsewhere already when it is told of as a whole', () => {
    const moved = { ...event, ...occurrences[1], startsAt: Date.UTC(2027, 2, 25, 9), version: 2 };
    const lines = linesOf({ events: [...without(occurrences, 1), moved] });
    expect(valuesOf(lines, 'RECURRENCE-ID')).toEqual([';TZID=Europe/Berlin:20270323T150000']);
    expect(valuesOf(lines, 'SEQUENCE:')).toEqual(['1', '2']);
  });

  test('ends by one cancellation of it all, or by one of each session that is called off', () => {
    const off = occurrences.map((one) => ({ ...one, state: 'cancelled' as const, version: 2 }));
    const all = linesOf({ method: 'CANCEL', events: off });
    expect(valuesOf(all, 'RECURRENCE-ID')).toEqual([]);
    expect(valuesOf(all, 'UID:')).toEqual(['series@example.org']);
    const rest = linesOf({ method: 'CANCEL', events: off.slice(1) });
    expect(valuesOf(rest, 'RECURRENCE-ID')).toHaveLength(2);
  });
});

test('clocks that change by a rule are told by it, others change by change', () => {
  const berlin = linesOf({});
  expect(valuesOf(berlin, 'RRULE:')).toEqual([
    'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  ]);
  const casablanca = linesOf({ events: [{ ...event, zone: 'Africa/Casablanca' }] });
  expect(valuesOf(casablanca, 'RRULE:')).toEqual([]);
  expect(valuesOf(casablanca, 'TZOFFSETTO:').length).toBeGreaterThan(4);
  expect(linesOf({ events: [{ ...event, zone: 'UTC' }] })).toContain('DTSTART:20270316T140000Z');
});

test('a start or an end at a time that clocks show twice, the second of the two, is told in UTC', () => {
  const night = { ...event, startsAt: Date.UTC(2027, 9, 31, 0, 30), minutes: 60 };
  const lines = linesOf({ events: [night] });
  expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20271031T023000');
  expect(lines).toContain('DTEND:20271031T013000Z');
  expect(night.startsAt + night.minutes * minute).toBe(Date.UTC(2027, 9, 31, 1, 30));
});
