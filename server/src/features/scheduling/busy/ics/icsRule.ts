import ical from 'node-ical';
import { IcsError } from './icsText.ts';
import { type IcsTime, wallAt } from './icsTime.ts';
import { wallsOfDays } from './ruleOfDays.ts';

/** FREQ has to come first for the library. */
const parts = [
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYWEEKNO', 'BYYEARDAY', 'BYMONTHDAY'],
  ...['BYDAY', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'BYSETPOS', 'WKST'],
];

/**
 * What clocks show (ms as if UTC) when a rule has its event, between two such times. Reckoned in wall-clock time all
 * through: a meeting at nine is at nine, whatever clocks do.
 * @throws IcsError too_many, for a rule that goes through more than ten thousand steps; Error for what is no rule
 */
export function wallsOfRule(start: IcsTime, rule: string, from: number, to: number): number[] {
  const said = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=', 2) as [string, string]),
  );
  const until = untilOf(said.get('UNTIL'), start);
  return (
    wallsOfDays(start.wall, said, { from, to, until }) ?? wallsByLibrary(start, said, { from, to, until })
  );
}

/** Slowly, but of every kind. */
export function wallsByLibrary(
  start: Pick<IcsTime, 'wall'>,
  said: ReadonlyMap<string, string>,
  { from, to, until }: { readonly from: number; readonly to: number; readonly until: number },
): number[] {
  const rule = parts
    .filter((name) => said.has(name))
    .map((name) => `${name}=${name === 'UNTIL' ? stamp(until) : said.get(name)}`);
  const text = [
    ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:rule', `DTSTART:${stamp(start.wall)}`],
    ...[`RRULE:${rule.join(';')}`, 'END:VEVENT', 'END:VCALENDAR'],
  ].join('\r\n');
  const event = ical.sync.parseICS(text).rule;
  if (event?.type !== 'VEVENT' || !event.rrule) throw new Error('no rule');
  try {
    return event.rrule.between(new Date(from), new Date(to), true).map((date) => date.getTime());
  } catch (error) {
    if (/maximum iterations/i.test(String(error))) throw new IcsError('too_many');
    throw error;
  }
}

/** What clocks show last by a rule; a day counts to its end. */
function untilOf(until: string | undefined, { zone }: IcsTime): number {
  if (until === undefined) return Infinity;
  const [, year, month, day, hour = '23', minute = '59', second = '59', utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?/.exec(until) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at)) throw new Error('no rule');
  return utc ? wallAt(at, zone) + (at % 60_000) : at;
}

const stamp = (wall: number): string =>
  new Date(wall).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
