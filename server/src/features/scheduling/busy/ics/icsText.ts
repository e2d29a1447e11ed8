/** One `NAME;PARAM=value:value`. */
export interface IcsProperty {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface IcsText {
  /** Of each event the properties that say when it is, never what. */
  readonly events: readonly (readonly IcsProperty[])[];
  /** The lines of each definition of a time zone, by its name. */
  readonly zones: ReadonlyMap<string, readonly string[]>;
}

/** Why there are no times to be had from a text. */
export class IcsError extends Error {
  constructor(readonly reason: 'not_calendar' | 'cut_off' | 'too_many') {
    super(reason);
    this.name = 'IcsError';
  }
}

/** Calendar, event, alarm; nothing is deeper. */
const deepest = 8;

const telling = new Set([
  ...['UID', 'URL', 'SEQUENCE', 'STATUS', 'TRANSP', 'RECURRENCE-ID'],
  ...['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE'],
]);

/** @throws IcsError not_calendar, cut_off */
export function readIcsText(text: string): IcsText {
  const lines = linesOf(text);
  if (!isLine(lines[0], 'BEGIN:VCALENDAR')) throw new IcsError('not_calendar');
  if (!isLine(lines.at(-1), 'END:VCALENDAR')) throw new IcsError('cut_off');
  return { events: eventsIn(lines), zones: zonesIn(lines) };
}

const linesOf = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    // A long line goes on after a break and a blank.
    .replace(/\r?\n[ \t]/g, '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '');

function eventsIn(lines: readonly string[]): IcsProperty[][] {
  const events: IcsProperty[][] = [];
  const within: string[] = [];
  for (const line of lines) {
    const property = propertyOf(line);
    if (!property) continue;
    const { name, value } = property;
    const part = value.trim().toUpperCase();
    if (name === 'BEGIN' && within.push(part) > deepest) throw new IcsError('not_calendar');
    if (name === 'BEGIN' && part === 'VEVENT') events.push([]);
    // Not of what is inside: an alarm has a duration, too.
    if (within.at(-1) === 'VEVENT' && telling.has(name)) events.at(-1)?.push(property);
    if (name === 'END') within.pop();
  }
  return events;
}

function zonesIn(lines: readonly string[]): Map<string, string[]> {
  const zones = new Map<string, string[]>();
  let zone: string[] | undefined;
  for (const line of lines) {
    if (isLine(line, 'BEGIN:VTIMEZONE')) zone = [];
    zone?.push(line);
    if (!zone || !isLine(line, 'END:VTIMEZONE')) continue;
    const name = zone
      .map(propertyOf)
      .find((property) => property?.name === 'TZID')
      ?.value.trim();
    if (name) zones.set(name, zone);
    zone = undefined;
  }
  return zones;
}

const isLine = (line: string | undefined, wanted: string): boolean => line?.trim().toUpperCase() === wanted;

function propertyOf(line: string): IcsProperty | undefined {
  // What is quoted may hold a colon.
  const [, name = '', rest = '', value = ''] = /^([\w-]+)((?:"[^"]*"|[^":])*):(.*)$/.exec(line) ?? [];
  if (name === '') return undefined;
  const params: Record<string, string> = {};
  for (const [, param = '', given = ''] of rest.matchAll(/;([\w-]+)=("[^"]*"|[^;"]*)/g)) {
    params[param.toUpperCase()] = given.replaceAll('"', '');
  }
  return { name: name.toUpperCase(), params, value };
}
