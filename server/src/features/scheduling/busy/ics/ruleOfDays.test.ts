import { expect, it } from 'vitest';
import { wallsByLibrary } from './icsRule.ts';
import { wallsOfDays } from './ruleOfDays.ts';

const start = Date.UTC(2026, 0, 15, 9, 30);
const year = { from: start, to: Date.UTC(2027, 1, 1), until: Infinity };
const partsOf = (rule: string) => new Map(rule.split(';').map((part) => part.split('=') as [string, string]));

it.each([
  ...['FREQ=DAILY;INTERVAL=3', 'FREQ=DAILY;BYDAY=MO,FR;COUNT=9', 'FREQ=DAILY;BYMONTH=3;BYMONTHDAY=1,2,-1'],
  ...['FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=TU,SA', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU'],
  ...[
    'FREQ=MONTHLY',
    'FREQ=MONTHLY;COUNT=5',
    'FREQ=MONTHLY;BYDAY=2TU',
    'FREQ=MONTHLY;BYDAY=-1FR,1MO',
    'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1',
  ],
  ...[
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=1,3',
  ],
  ...[
    'FREQ=YEARLY',
    'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU',
    'FREQ=YEARLY;BYMONTH=6',
    'FREQ=YEARLY;BYDAY=20MO,-1FR',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
  ],
])('%s has the days that the library says', (rule) => {
  const said = partsOf(rule);
  const days = wallsOfDays(start, said, year);
  expect(days).toEqual(wallsByLibrary({ wall: start }, said, year));
});

it('goes fast forward to the same days, also from the 31st or a leap day', () => {
  const windows = [0, 17, 400, 3_000].map((days) => start + days * 86_400_000);
  for (const rule of [
    'FREQ=MONTHLY',
    'FREQ=WEEKLY;INTERVAL=4',
    'FREQ=DAILY;INTERVAL=7',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
  ])
    for (const from of windows) {
      const [to, until] = [start + 4_000 * 86_400_000, Infinity];
      const all = wallsOfDays(start, partsOf(rule), { from: start, to, until }) ?? [];
      expect(wallsOfDays(start, partsOf(rule), { from, to, until }), rule).toEqual(
        all.filter((wall) => wall >= from),
      );
      expect(all.length).toBeGreaterThan(1);
    }
});

it.each([
  'FREQ=HOURLY',
  'FREQ=DAILY;BYHOUR=9,10',
  'FREQ=YEARLY;BYWEEKNO=20',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=DAILY;INTERVAL=0',
  'nothing',
])('leaves %s to the library', (rule) => {
  expect(wallsOfDays(start, partsOf(rule), year)).toBeUndefined();
});

it.each([
  // The library goes from the 31st to the 28th and stays there, and takes weeks to begin on Monday.
  ['FREQ=MONTHLY', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']],
  ['FREQ=YEARLY', '2024-02-29', ['2024-02-29', '2028-02-29', '2032-02-29', '2036-02-29']],
  [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO',
    '1997-08-05',
    ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'],
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU',
    '1997-08-05',
    ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
  ],
])('%s from %s on has the days that the standard says', (rule, first, expected) => {
  const from = Date.parse(first);
  const days = wallsOfDays(from, partsOf(rule), { from, to: from + 5_000 * 86_400_000, until: Infinity });
  expect(days?.slice(0, 4).map((wall) => new Date(wall).toISOString().slice(0, 10))).toEqual(expected);
});
