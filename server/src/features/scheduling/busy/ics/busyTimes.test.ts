import { icsOf } from '@rapport/infra/calendarHost';
import { describe, expect, it, test } from 'vitest';
import { busyTimes } from './busyTimes.ts';

const day = 86_400_000;
const from = Date.UTC(2027, 2, 1);

/** What is read, as `2027-03-09T09:00Z/2027-03-09T10:00Z`. */
function read(
  text: string,
  { zone = 'Europe/Berlin', days = 400 }: { zone?: string; days?: number } = {},
): string[] {
  const within = { from, to: from + days * day };
  const instant = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z');
  return busyTimes(text, { zone, within, ownHosts: ['rapport.example.org'] }).map(
    (span) => `${instant(span.from)}/${instant(span.to)}`,
  );
}
const first = (text: string, zone?: string) => read(text, zone ? { zone } : {})[0];

describe('one event', () => {
  it.each([
    ['in UTC', ['DTSTART:20270309T090000Z', 'DTEND:20270309T100000Z']],
    [
      'in a zone',
      ['DTSTART;TZID=America/New_York:20270309T040000', 'DTEND;TZID=America/New_York:20270309T050000'],
    ],
    ['in a quoted zone', ['DTSTART;TZID="America/New_York":20270309T040000', 'DURATION:PT1H']],
    ['that says how long it is', ['DTSTART;X-A="a:b;c":20270309T090000Z', 'DURATION:PT1H']],
    ['from one zone into another', ['DTSTART;TZID=Asia/Tokyo:20270309T180000', 'DTEND:20270309T100000Z']],
    ['in a zone of Windows', ['DTSTART;TZID=W. Europe Standard Time:20270309T100000', 'DURATION:PT1H']],
    [
      'in a zone with a vendor before it',
      ['DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20270309T100000', 'DURATION:PT1H'],
    ],
    ['in nobody’s zone, which is the reader’s', ['DTSTART:20270309T100000', 'DTEND:20270309T110000']],
    [
      'in a zone that there is not, which is the reader’s',
      ['DTSTART;TZID=Nowhere/Land:20270309T100000', 'DURATION:PT1H'],
    ],
  ])('%s is read', (_name, lines) => {
    expect(read(icsOf(lines))).toEqual(['2027-03-09T09:00Z/2027-03-09T10:00Z']);
  });

  it('in a zone that the calendar defines itself is read by that', () => {
    const text = icsOf(['DTSTART;TZID=Our Office:20270309T140000', 'DURATION:PT1H']).replace(
      'BEGIN:VEVENT',
      [
        ...['BEGIN:VTIMEZONE', 'TZID:Our Office', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
        ...['TZOFFSETFROM:+0530', 'TZOFFSETTO:+0530', 'END:STANDARD', 'END:VTIMEZONE', 'BEGIN:VEVENT'],
      ].join('\r\n'),
    );
    expect(first(text)).toBe('2027-03-09T08:30Z/2027-03-09T09:30Z');
  });

  it('of whole days takes the days of the reader, on which clocks change as well', () => {
    const days = ['DTSTART;VALUE=DATE:20270327', 'DTEND;VALUE=DATE:20270329'];
    expect(first(icsOf(days))).toBe('2027-03-26T23:00Z/2027-03-28T22:00Z');
    expect(first(icsOf(days), 'America/New_York')).toBe('2027-03-27T04:00Z/2027-03-29T04:00Z');
    expect(first(icsOf(['DTSTART;VALUE=DATE:20270327']))).toBe('2027-03-26T23:00Z/2027-03-27T23:00Z');
  });

  it.each([
    ['that leaves somebody free', ['TRANSP:TRANSPARENT']],
    ['that is cancelled', ['STATUS:CANCELLED']],
    ['of this installation, by its name', ['UID:0123456789@rapport.example.org']],
    ['of this installation, by its address', ['URL:https://rapport.example.org/s/0123456789']],
  ])('%s is none', (_name, lines) => {
    expect(read(icsOf(['DTSTART:20270309T090000Z', 'DURATION:PT1H', ...lines]))).toEqual([]);
  });

  it.each([
    ['without a length', ['DTSTART:20270309T090000Z']],
    ['that ends before it begins', ['DTSTART:20270309T090000Z', 'DTEND:20270309T080000Z']],
    ['without a beginning', ['DTEND:20270309T080000Z']],
    ['at no time', ['DTSTART:someday', 'DTEND:20279999T999999Z']],
  ])('%s is none, and harms no other', (_name, lines) => {
    expect(read(icsOf(lines, ['DTSTART:20270310T090000Z', 'DURATION:PT1H']))).toEqual([
      '2027-03-10T09:00Z/2027-03-10T10:00Z',
    ]);
  });

  it('is cut to the time that is asked about, and those that touch are one', () => {
    const text = icsOf(
      ['DTSTART:20270201T000000Z', 'DTEND:20270301T010000Z'],
      ['DTSTART:20270303T090000Z', 'DURATION:PT1H'],
      ['DTSTART:20270303T093000Z', 'DURATION:PT1H'],
      ['DTSTART:20270303T103000Z', 'DURATION:PT1H'],
      ['DTSTART:20280801T090000Z', 'DURATION:PT1H'],
    );
    expect(read(text)).toEqual([
      '2027-03-01T00:00Z/2027-03-01T01:00Z',
      '2027-03-03T09:00Z/2027-03-03T11:30Z',
    ]);
  });

  it('has no alarm’s length for its own', () => {
    const text = icsOf([
      ...[
        'DTSTART:20270309T090000Z',
        'BEGIN:VALARM',
        'TRIGGER:-PT15M',
        'DURATION:PT9H',
        'END:VALARM',
        'DURATION:PT1H',
      ],
    ]);
    expect(first(text)).toBe('2027-03-09T09:00Z/2027-03-09T10:00Z');
  });
});

describe('an event that recurs', () => {
  const starts = (text: string, days: number) => read(text, { days }).map((span) => span.slice(0, 17));

  it('stays at its wall-clock time when clocks change', () => {
    const text = icsOf(['DTSTART;TZID=Europe/Berlin:20270316T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY']);
    expect(starts(text, 38)).toEqual([
      '2027-03-16T08:00Z',
      '2027-03-23T08:00Z',
      '2027-03-30T07:00Z',
      '2027-04-06T07:00Z',
    ]);
  });

  it('is gone through from long ago, as it was meant', () => {
    const ofDays = (rule: string, start = '20150131T090000Z') =>
      starts(icsOf([`DTSTART:${start}`, 'DURATION:PT1H', `RRULE:${rule}`]), 92);
    expect(ofDays('FREQ=MONTHLY')).toEqual(['2027-03-31T09:00Z', '2027-05-31T09:00Z']);
    expect(ofDays('FREQ=YEARLY', '20160229T090000Z')).toEqual([]);
    expect(ofDays('FREQ=MONTHLY;BYDAY=-1FR')).toEqual([
      '2027-03-26T09:00Z',
      '2027-04-30T09:00Z',
      '2027-05-28T09:00Z',
    ]);
    expect(ofDays('INTERVAL=4;FREQ=WEEKLY;BYDAY=MO', '20150105T090000Z')).toEqual([
      ...['2027-03-15T09:00Z', '2027-04-12T09:00Z', '2027-05-10T09:00Z'],
    ]);
    expect(ofDays('FREQ=DAILY;COUNT=4413', '20150201T090000Z').at(-1)).toBe('2027-03-02T09:00Z');
  });

  it.each([
    ['20270311', ['2027-03-09T09:00Z', '2027-03-10T09:00Z', '2027-03-11T09:00Z']],
    ['20270311T085959Z', ['2027-03-09T09:00Z', '2027-03-10T09:00Z']],
    ['20270311T090000Z', ['2027-03-09T09:00Z', '2027-03-10T09:00Z', '2027-03-11T09:00Z']],
    ['20270310T100000', ['2027-03-09T09:00Z', '2027-03-10T09:00Z']],
  ])('ends at %s', (until, expected) => {
    const start = 'DTSTART;TZID=Europe/Berlin:20270309T100000';
    expect(starts(icsOf([start, 'DURATION:PT1H', `RRULE:FREQ=DAILY;UNTIL=${until}`]), 60)).toEqual(expected);
  });

  it('leaves out what is excepted, and takes in what is added', () => {
    const text = icsOf([
      ...['DTSTART;TZID=Europe/Berlin:20270308T100000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=6'],
      ...['EXDATE;TZID=Europe/Berlin:20270309T100000,20270310T100000', 'EXDATE:20270311T090000Z'],
      ...['EXDATE;VALUE=DATE:20270312', 'RDATE;TZID=Europe/Berlin:20270320T100000'],
    ]);
    expect(starts(text, 60)).toEqual(['2027-03-08T09:00Z', '2027-03-13T09:00Z', '2027-03-20T09:00Z']);
  });

  it('has single occurrences moved, cancelled or free, also into the time that is asked about', () => {
    const text = icsOf(
      ['UID:a', 'DTSTART:20270201T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=7'],
      ['UID:a', 'RECURRENCE-ID:20270208T090000Z', 'DTSTART:20270302T150000Z', 'DURATION:PT1H'],
      [
        'UID:a',
        'RECURRENCE-ID:20270301T090000Z',
        'DTSTART:20270301T090000Z',
        'DURATION:PT1H',
        'STATUS:CANCELLED',
      ],
      ['UID:a', 'RECURRENCE-ID:20270308T090000Z', 'DTSTART:20270308T120000Z', 'DURATION:PT1H'],
      [
        'UID:a',
        'RECURRENCE-ID:20270315T090000Z',
        'DTSTART:20270315T090000Z',
        'DURATION:PT1H',
        'TRANSP:TRANSPARENT',
      ],
    );
    expect(starts(text, 60)).toEqual(['2027-03-02T15:00Z', '2027-03-08T12:00Z']);
  });

  it('of whole days recurs by days', () => {
    const text = icsOf(
      ['UID:a', 'DTSTART;VALUE=DATE:20270105', 'RRULE:FREQ=WEEKLY', 'EXDATE;VALUE=DATE:20270309'],
      ['UID:a', 'RECURRENCE-ID;VALUE=DATE:20270316', 'DTSTART;VALUE=DATE:20270317'],
    );
    expect(starts(text, 33)).toEqual([
      '2027-03-01T23:00Z',
      '2027-03-16T23:00Z',
      '2027-03-22T23:00Z',
      '2027-03-29T22:00Z',
    ]);
  });

  it('counts once by a rule that nobody can read', () => {
    const text = icsOf(['DTSTART:20270309T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES']);
    expect(starts(text, 60)).toEqual(['2027-03-09T09:00Z']);
  });

  it.each(['FREQ=SECONDLY', 'FREQ=SECONDLY;BYDAY=MO', 'FREQ=MINUTELY', 'FREQ=MINUTELY;BYMONTH=3,4,5'])(
    'every moment without end is refused: %s',
    (rule) => {
      const text = icsOf(['DTSTART:19700101T000000Z', 'DURATION:PT1S', `RRULE:${rule}`]);
      expect(() => read(text)).toThrow('too_many');
    },
  );
});

describe('what is no calendar', () => {
  const good = icsOf(['DTSTART:20270309T090000Z', 'DURATION:PT1H']);

  it.each([
    ['nothing', '', 'not_calendar'],
    ['a page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'not_calendar'],
    [
      'bytes',
      new TextDecoder().decode(Uint8Array.from({ length: 5_000 }, (_, at) => (at * 197) % 256)),
      'not_calendar',
    ],
    ['a calendar in a page', `<html>\n${good}</html>`, 'not_calendar'],
    ['what is folded into itself without end', 'BEGIN:VCALENDAR\n'.repeat(10_000) + good, 'not_calendar'],
    ['half a calendar', good.slice(0, good.length / 2), 'cut_off'],
    ['a calendar without its last line', good.trim().split('\r\n').slice(0, -1).join('\r\n'), 'cut_off'],
  ])('%s is refused', (_name, text, reason) => {
    expect(() => read(text)).toThrow(reason);
  });

  it('is not one that is merely untidy', () => {
    expect(
      read(
        `\uFEFF\n${good.replaceAll('\r\n', '\n').replace('BEGIN:VEVENT', 'no property\nBEGIN:VEVENT')}\n\n`,
      ),
    ).toHaveLength(1);
  });

  test('an empty calendar is one', () => {
    expect(read(icsOf())).toEqual([]);
  });

  it('is refused with more times than anybody has', () => {
    const many = Array.from({ length: 5_001 }, (_, place) => {
      const start = new Date(from + place * 3_600_000).toISOString().replace(/[-:]|\.000/g, '');
      return [`DTSTART:${start}`, 'DURATION:PT1M'];
    });
    expect(() => read(icsOf(...many))).toThrow('too_many');
    expect(read(icsOf(...many.slice(1)))).toHaveLength(5_000);
  });
});
