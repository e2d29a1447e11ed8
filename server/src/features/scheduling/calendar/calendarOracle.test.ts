import { type ReadCalendar, readByProgram } from '@rapport/infra/calendarProgram';
import { minute } from '@rapport/shared/sessions/sessionState';
import { wallTimeAt } from '@rapport/shared/sessions/wallTime';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarEvent } from './calendarEvent.ts';
import { calendarOf, hasNews } from './calendarOf.ts';
import { anyStory, applyAct } from './generatedCalendar.ts';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const day = 24 * 60 * minute;
const host = 'mentoring.example.org';
const organiser = { name: 'Über "us"; & co, Ltd', email: 'rapport@example.org' };

interface Question {
  readonly messages: readonly string[];
  readonly expected: readonly CalendarEvent[];
  /** For whoever reads of a failure. */
  readonly story: unknown;
}

type Shown = ReadCalendar['calendars'][string];

const message = (method: 'REQUEST' | 'CANCEL', events: readonly CalendarEvent[]): string[] =>
  hasNews(method, events) ? [calendarOf({ method, events, receiverId: 'mentor', host, organiser })] : [];

/** Seconds by which clocks in the zone are before UTC, from this runtime's data. */
function offsetHere({ startsAt, zone }: Pick<CalendarEvent, 'startsAt' | 'zone'>): number {
  const { date, time } = wallTimeAt(startsAt, zone);
  return (Date.parse(`${date}T${time}:00Z`) - startsAt) / 1_000;
}

/** As programs keep words: ends of lines are all alike, and what cannot be printed is a space. */
const kept = (words: string) =>
  words.replace(/\r\n?|\u0085|\p{Zl}|\p{Zp}/gu, '\n').replace(/(?!\n)\p{Cc}/gu, ' ');

const shownOf = (events: readonly CalendarEvent[]): Shown =>
  events
    .filter(({ state }) => state === 'scheduled')
    .map(
      ({ startsAt, minutes, title, mentee }) =>
        [startsAt / 1_000, minutes * 60, kept(`${title} · ${mentee.name}`)] as const,
    )
    .sort(([a, long, name], [b, short, other]) => a - b || long - short || (name < other ? -1 : 1));

/** Zones of which the program knows nothing, and those of which it knows something else. */
function zonesOf(
  { expected }: Question,
  { offsets }: ReadCalendar,
): { unknown: string[]; differing: string[] } {
  const unknown = expected.filter((_, n) => offsets[n] === null);
  // Rules of a zone change with the version of the data: then the two disagree about the clocks themselves.
  const differing = expected.filter((event, n) => offsets[n] !== null && offsets[n] !== offsetHere(event));
  return { unknown: unknown.map(({ zone }) => zone), differing: differing.map(({ zone }) => zone) };
}

/** The program's calendars that are not what Rapport has. Those by its own clocks count only where it has the same. */
function wrongOnes({ expected }: Question, { calendars }: ReadCalendar, hasSameClocks: boolean): string[] {
  const ours = JSON.stringify(shownOf(expected));
  return Object.entries(calendars)
    .filter(([name, shown]) => (hasSameClocks || name.startsWith('file')) && JSON.stringify(shown) !== ours)
    .map(([name, shown]) => `${name}: ${JSON.stringify(shown)} instead of ${ours}`);
}

async function compare(what: string, questions: readonly Question[]): Promise<void> {
  const { version, answers } = await readByProgram(
    questions.map(({ messages, expected }) => ({
      messages,
      probes: expected.map(({ startsAt, zone }) => [startsAt / 1_000, zone] as const),
    })),
  );
  expect(answers).toHaveLength(questions.length);
  const wrong: string[] = [];
  const all = { unknown: new Set<string>(), differing: new Set<string>() };
  for (const [index, answer] of answers.entries()) {
    const question = questions[index] as Question;
    const { unknown, differing } = zonesOf(question, answer);
    for (const zone of unknown) all.unknown.add(zone);
    for (const zone of differing) all.differing.add(zone);
    const hasSameClocks = unknown.length + differing.length === 0;
    const mistakes = [...answer.faults, ...wrongOnes(question, answer, hasSameClocks)];
    if (mistakes.length > 0) wrong.push(JSON.stringify({ mistakes, ...question }));
  }
  const list = (zones: ReadonlySet<string>) => [...zones].join(' ') || 'none';
  console.info(
    `${what}: seed ${seed}, ${questions.length} calendars, ${wrong.length} wrong; ` +
      `time zone data ${process.versions.tz} here, ${version} there; ` +
      `zones whose data differ: ${list(all.differing)}; not known there: ${list(all.unknown)}`,
  );
  expect(wrong.slice(0, 2)).toEqual([]);
  // A program that knows nothing would agree with anything.
  expect(all.differing.size + all.unknown.size).toBeLessThan(40);
}

const stories = 800;

test(`a calendar program in another language that reads the messages of ${stories} bookings and what became of them has exactly our times, once`, {
  timeout: 300_000,
}, async () => {
  let acts = 0;
  const questions = fc
    .sample(anyStory, { numRuns: stories, seed })
    .map(({ booked, acts: planned }, index) => {
      let events: readonly CalendarEvent[] = booked;
      const about: { events: readonly CalendarEvent[]; ids: readonly string[] }[] = [
        { events, ids: events.map(({ id }) => id) },
      ];
      for (const act of planned) {
        const { after, changed } = applyAct(events, act);
        events = after;
        if (changed.length > 0) about.push({ events, ids: changed });
      }
      acts += about.length;
      const messages = about.flatMap(({ events: then, ids }) => {
        // A mail that was held up tells how things stand when it is written.
        const state = index % 4 === 3 ? events : then;
        const those = state.filter(({ id }) => ids.includes(id));
        return [...message('REQUEST', those), ...message('CANCEL', those)];
      });
      return { messages: delivered(messages, index), expected: events, story: { booked, planned } };
    });
  expect(acts).toBeGreaterThan(2_000);
  await compare('invitations', questions);
});

/** In order, the other way round, or each twice: mail does as it likes. */
function delivered(messages: readonly string[], index: number): readonly string[] {
  if (index % 3 === 1) return [...messages].reverse();
  return index % 3 === 2 ? [...messages, ...messages] : messages;
}

test('a feed has exactly our times, those of cancelled sessions taken back, whatever people have written', {
  timeout: 300_000,
}, async () => {
  const questions = fc.sample(anyStory, { numRuns: 200, seed: seed + 1 }).map(({ booked, acts }) => {
    const events = acts
      .reduce((before, act) => applyAct(before, act).after, booked)
      .map((event) => ({ ...event, series: null }));
    const feed = { name: 'Rapport', everyMinutes: 60 };
    const messages = [calendarOf({ method: 'PUBLISH', events, receiverId: 'mentor', host, feed })];
    return { messages, expected: events, story: { booked, acts } };
  });
  await compare('feeds', questions);
});

/** Around each change of a zone's clocks in a year, from 45 to 45 minutes; else once a month. */
function tryingTimes(zone: string): number[] {
  const offset = (startsAt: number) => offsetHere({ startsAt, zone });
  return Array.from({ length: 400 }, (_, index) => Date.UTC(2026, 9) + index * day).flatMap((at, index) => {
    if (offset(at) === offset(at + day)) return index % 30 === 0 ? [at] : [];
    const hours = Array.from({ length: 24 }, (_, n) => at + n * 60 * minute);
    const changed = hours.find((hour) => offset(hour) !== offset(at)) ?? at + day;
    return Array.from({ length: 9 }, (_, n) => changed + (n - 4) * 45 * minute);
  });
}

test('the clocks of every zone are told as they are, around their changes too', {
  timeout: 300_000,
}, async () => {
  const questions = Intl.supportedValuesOf('timeZone').map((zone): Question => {
    const events = tryingTimes(zone).map((startsAt, index): CalendarEvent => {
      const someone = { id: 'mentor', name: 'A', zone, email: null };
      return {
        ...{ id: String(index), series: null, startsAt, minutes: 90, zone, title: 'Talk', version: 1 },
        ...{
          state: 'scheduled',
          place: '',
          mentor: someone,
          mentee: { ...someone, id: 'mentee' },
          by: 'mentor',
        },
        ...{ link: 'https://mentoring.example.org', updatedAt: 0 },
      };
    });
    const messages = [calendarOf({ method: 'PUBLISH', events, receiverId: 'mentor', host })];
    return { messages, expected: events, story: zone };
  });
  await compare('clocks', questions);
});
