import { icsOf } from '@rapport/infra/calendarHost';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { IcsReader } from './IcsReader.ts';

const from = Date.UTC(2027, 2, 1);
const question = { zone: 'UTC', within: { from, to: from + 400 * 86_400_000 }, ownHosts: [] };
const good = icsOf(['DTSTART:20270309T090000Z', 'DURATION:PT1H']);
const span = { from: Date.UTC(2027, 2, 9, 9), to: Date.UTC(2027, 2, 9, 10) };

let said: string[];
let reader: IcsReader;
beforeEach(() => {
  said = [];
  reader = new IcsReader(pino({ level: 'debug' }, { write: (line: string) => void said.push(line) }));
});
afterEach(() => reader.end());

const read = (text: string, ms = 20_000) => reader.read(Buffer.from(text), question, ms);

it('reads in a thread of its own, and leaves none behind', async () => {
  expect(await read(good)).toEqual({ spans: [span] });
  expect(await read('<html>')).toEqual({ problem: 'not_calendar' });
  expect(said).toEqual([]);
});

/** Each rule alone is within bounds; together they would take minutes. */
const bomb = icsOf(
  ...Array.from({ length: 20_000 }, () => [
    ...['DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=DAILY;COUNT=9999'],
  ]),
);

it('ends what takes too long, and who waits behind it comes next', async () => {
  const bombs = [read(bomb, 2_000), read(bomb, 2_000)];
  expect(await read(good)).toEqual({ spans: [span] });
  expect(await Promise.all(bombs)).toEqual([{ problem: 'unreadable' }, { problem: 'unreadable' }]);
});

it('gives it no more memory than it may have, and says nothing of what it held', async () => {
  const greedy = good.replace('DTSTART', () => `${'URL:secret\r\n'.repeat(3_000_000)}DTSTART`);
  expect(await read(greedy, 60_000)).toEqual({ problem: 'unreadable' });
  expect(said.join()).toContain('ERR_WORKER_OUT_OF_MEMORY');
  expect(said.join()).not.toContain('secret');
  expect(await read(good)).toEqual({ spans: [span] });
});

it('ends with the server', async () => {
  const reading = read(bomb, 60_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await reader.end();
  expect(await reading).toEqual({ problem: 'unreadable' });
});
