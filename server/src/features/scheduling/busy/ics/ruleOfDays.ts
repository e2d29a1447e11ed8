import { dayMs } from './icsTime.ts';

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const frequencies = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 } as const;
type Frequency = keyof typeof frequencies;

/** Days since 1970, the last not included. */
type Period = readonly [from: number, to: number];

interface Days {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number;
  readonly weekStart: number;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[];
  readonly positions: readonly number[];
}

/**
 * What clocks show (ms as if UTC) when a rule of days, weeks, months or years has its event: what calendars are full of,
 * and the library takes milliseconds for each. Undefined for other rules, and for what is none.
 * @param until what clocks show last
 */
export function wallsOfDays(
  start: number,
  rule: ReadonlyMap<string, string>,
  { from, to, until }: { readonly from: number; readonly to: number; readonly until: number },
): number[] | undefined {
  const days = daysOf(rule, dayOf(start));
  if (!days) return undefined;
  const [first, time] = [dayOf(start), start - dayOf(start) * dayMs];
  const end = Math.min(to, until);
  // What is counted has to be gone through from the beginning.
  const ahead = Math.floor((dayOf(from) - first) / (frequencies[days.frequency] * days.interval)) - 1;
  const walls: number[] = [];
  let count = 0;
  for (let step = days.count < Infinity ? 0 : Math.max(0, ahead); ; step++) {
    const period = periodOf(days, first, step * days.interval);
    if (!(period[0] * dayMs <= end)) return walls;
    for (const day of chosenIn(period, days)) {
      const wall = day * dayMs + time;
      if (day < first) continue;
      if (wall > end || ++count > days.count) return walls;
      if (wall >= from) walls.push(wall);
    }
  }
}

const dayOf = (wall: number): number => Math.floor(wall / dayMs);
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
const partsOf = (day: number) => {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), monthDay: date.getUTCDate() };
};
const firstOf = (year: number, month: number): number => Date.UTC(year, month, 1) / dayMs;

/** With what goes without saying: the weekday, the day of the month, the month of the start. */
function daysOf(rule: ReadonlyMap<string, string>, first: number): Days | undefined {
  const { month, monthDay } = partsOf(first);
  const frequency = rule.get('FREQ') ?? '';
  if (!isFrequency(frequency) || [...rule.keys()].some((name) => !simple.has(name))) return undefined;
  const numbers = (name: string) => rule.get(name)?.split(',').map(Number) ?? [];
  const named = (rule.get('BYDAY')?.split(',') ?? []).map((text) => {
    const [, nth = '0', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? [];
    return { nth: Number(nth), weekday: weekdays.indexOf(name) };
  });
  const [months, monthDays] = [numbers('BYMONTH'), numbers('BYMONTHDAY')];
  const [interval = 1, count = Infinity] = [
    ...numbers('INTERVAL'),
    ...(rule.has('INTERVAL') ? [] : [1]),
    ...numbers('COUNT'),
  ];
  const weekStart = weekdays.indexOf(rule.get('WKST') ?? 'MO');
  const isWhole = [interval, weekStart, ...months, ...monthDays, ...numbers('BYSETPOS')].every(
    Number.isInteger,
  );
  const isPlain = frequency === 'DAILY' || frequency === 'WEEKLY';
  const isOdd =
    (isPlain && named.some(({ nth }) => nth !== 0)) || (frequency === 'WEEKLY' && monthDays.length > 0);
  if (!isWhole || isOdd || interval < 1 || weekStart < 0 || Number.isNaN(count)) return undefined;
  if (named.some(({ weekday }) => weekday < 0)) return undefined;
  const isBare = named.length === 0 && monthDays.length === 0;
  return {
    ...{ frequency, interval, count, weekStart, positions: numbers('BYSETPOS') },
    months: frequency === 'YEARLY' && isBare && months.length === 0 ? [month + 1] : months,
    monthDays: isBare && !isPlain ? [monthDay] : monthDays,
    weekdays: isBare && frequency === 'WEEKLY' ? [{ nth: 0, weekday: weekdayOf(first) }] : named,
  };
}

const simple = new Set([
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'WKST'],
]);
const isFrequency = (text: string): text is Frequency => Object.hasOwn(frequencies, text);

/** So many days, weeks, months or years after the one that the first day is in. */
function periodOf({ frequency, weekStart }: Days, first: number, after: number): Period {
  if (frequency === 'DAILY') return [first + after, first + after + 1];
  if (frequency === 'WEEKLY') {
    const from = first - ((weekdayOf(first) - weekStart + 7) % 7) + 7 * after;
    return [from, from + 7];
  }
  const { year, month } = partsOf(first);
  if (frequency === 'MONTHLY') return [firstOf(year, month + after), firstOf(year, month + after + 1)];
  return [firstOf(year + after, 0), firstOf(year + after + 1, 0)];
}

function chosenIn(period: Period, days: Days): number[] {
  const chosen: number[] = [];
  for (let day = period[0]; day < period[1]; day++) if (fits(day, period, days)) chosen.push(day);
  if (days.positions.length === 0) return chosen;
  return chosen.filter((_, place) =>
    days.positions.some((position) => position === place + 1 || position === place - chosen.length),
  );
}

function fits(day: number, period: Period, { frequency, months, monthDays, weekdays: named }: Days): boolean {
  const weekday = weekdayOf(day);
  if (named.length > 0 && !named.some((one) => one.weekday === weekday)) return false;
  const { year, month, monthDay } = partsOf(day);
  const ofMonth: Period = [firstOf(year, month), firstOf(year, month + 1)];
  // The third Monday of the year, unless months are named.
  const [from, to] = frequency === 'YEARLY' && months.length === 0 ? period : ofMonth;
  const nth = Math.floor((day - from) / 7) + 1;
  const nthLast = -Math.floor((to - 1 - day) / 7) - 1;
  return (
    (months.length === 0 || months.includes(month + 1)) &&
    (monthDays.length === 0 ||
      monthDays.some((one) => one === monthDay || one === monthDay - (ofMonth[1] - ofMonth[0]) - 1)) &&
    (named.length === 0 ||
      named.some((one) => one.weekday === weekday && [0, nth, nthLast].includes(one.nth)))
  );
}
