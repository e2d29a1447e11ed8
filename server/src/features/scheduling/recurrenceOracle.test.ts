import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { occurrencesOf, ordinalsOf, type Recurrence } from '@rapport/shared/scheduling/recurrence';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** By half an hour, for a month, at midnight, by two hours, or not at all: how clocks change there. */
const hard = [
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Santiago',
  'Antarctica/Troll',
  'Asia/Kolkata',
];
const usual = ['America/New_York', 'Europe/Berlin', 'Europe/London', 'Africa/Cairo', 'Asia/Gaza'];
const cases = 100_000;
const day = 86_400_000;

const anySeries = fc.record({
  zone: fc.oneof(fc.constantFrom(...hard, ...usual), fc.constantFrom(...Intl.supportedValuesOf('timeZone'))),
  date: fc
    .integer({ min: Date.UTC(2026, 0) / day, max: Date.UTC(2036, 0) / day })
    .map((days) => new Date(days * day).toISOString().slice(0, 10)),
  // Clocks change in the small hours.
  time: fc
    .oneof(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 95 }))
    .map((quarters) => new Date(quarters * 900_000).toISOString().slice(11, 16)),
  rhythm: fc.constantFrom(1 as const, 2 as const, 4 as const, 'month' as const),
  count: fc.integer({ min: 2, max: 4 }),
});
type Series = typeof anySeries extends fc.Arbitrary<infer S> ? S & { on: 1 | 2 | 3 | 4 | 'last' } : never;

/** Instant and offset from UTC there, both in seconds. */
type Answer = readonly (readonly [at: number, offset: number])[] | null;

/** Python's calendar and zoneinfo: no code and no time zone data of ours. */
function askOracle(series: readonly Series[]): { version: string; answers: Answer[] } {
  const lines = series.map(({ zone, date, time, rhythm, on, count }) =>
    JSON.stringify([zone, date, time, rhythm, on, count]),
  );
  const script = fileURLToPath(new URL('oracle/recurrence.py', import.meta.url));
  const { stdout, stderr } = spawnSync('python3', [script], {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  expect(stderr).toBe('');
  const [version = '', ...answers] = stdout.trimEnd().split('\n');
  expect(answers).toHaveLength(series.length);
  return { version, answers: answers.map((line) => JSON.parse(line) as Answer) };
}

function ours({ zone, date, time, rhythm, on, count }: Series): number[] {
  const rule: Recurrence = {
    rhythm: rhythm === 'month' ? { every: 'month', on } : { every: 'weeks', interval: rhythm },
    end: { ends: 'after', count },
  };
  return occurrencesOf({ date, time, zone }, rule).map(({ startsAt }) => startsAt / 1_000);
}

/** Seconds by which clocks in the zone are before UTC, from this runtime's data. */
function offsetHere(zone: string, at: number): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at * 1_000)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -60 : 60) * (Number(hours) * 60 + Number(minutes));
}

test(`${cases} series over all zones have no wrong instant, says an oracle in another language`, {
  timeout: 120_000,
}, () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  const series: Series[] = fc
    .sample(anySeries, { numRuns: cases, seed })
    .map((one) => ({ ...one, on: ordinalsOf(one.date).at(-1) ?? 1 }));
  const { version, answers } = askOracle(series);
  const wrong: string[] = [];
  const differing = new Set<string>();
  const unknown = new Set<string>();
  for (const [index, one] of series.entries()) {
    const answer = answers[index];
    const found = ours(one);
    if (!answer) unknown.add(one.zone);
    else if (answer.some(([at], n) => found[n] !== at)) {
      // Rules of a zone change with the version of the data: then the two disagree about the clocks themselves.
      if (answer.some(([at, offset]) => offsetHere(one.zone, at) !== offset)) differing.add(one.zone);
      else wrong.push(JSON.stringify(one));
    }
  }
  console.info(
    `series: seed ${seed}, ${cases} cases, ${wrong.length} wrong; ` +
      `time zone data ${process.versions.tz} here, ${version} there; ` +
      `zones whose data differ: ${[...differing].join(' ') || 'none'}; not known there: ${[...unknown].join(' ') || 'none'}`,
  );
  expect(wrong.slice(0, 5)).toEqual([]);
  // An oracle that knows nothing would agree with anything.
  expect(differing.size + unknown.size).toBeLessThan(40);
});
