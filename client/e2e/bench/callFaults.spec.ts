import { percentile } from '@rapport/infra/percentile';
import { table } from '@rapport/infra/table';
import { expect, test } from '../fixtures/rapport.ts';
import { sitFarApart } from './faults/farPair.ts';
import type { Fault, Reading } from './faults/fault.ts';
import { faults } from './faults/faults.ts';
import { flowsAfter } from './faults/flow.ts';

const runs = Number(process.env.BENCH_ROUNDS ?? 10);
const only = process.env.BENCH_ONLY ?? '';

test('what goes wrong in a call heals in time', async ({ launchOptions }) => {
  const pair = await sitFarApart(launchOptions);
  const pages = [pair.mentor.page, pair.mentee.page];
  const rows: string[][] = [];
  try {
    for (const page of pages) await page.getByRole('button', { name: 'Join', exact: true }).click();
    for (const page of pages) await flowsAfter(page, 0);
    for (const page of pages) await page.getByRole('tab', { name: 'Notes' }).click();
    for (const page of pages) await page.evaluate(() => Object.assign(window, { notReloaded: true }));
    for (const fault of faults.filter(({ name }) => name.includes(only))) {
      const readings: Reading[] = [];
      for (let run = 0; run < runs; run++) {
        readings.push(await fault.run(pair));
        const from = Date.now();
        for (const page of pages) await flowsAfter(page, from);
        // What a fault leaves behind is not to be taken for the next one's.
        await pair.mentor.page.waitForTimeout(3_000);
      }
      for (const row of rowsOf(fault, readings)) {
        rows.push(row);
        console.log(row.join('  '));
      }
    }
    for (const page of pages) expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
  } catch (error) {
    // What each of them was told by then says more than the time that ran out.
    for (const page of pages) console.log(await page.locator('body').innerText());
    throw error;
  } finally {
    console.log(`\n${runs} runs of each\n${table(['fault', '', 'median', 'worst', 'goal', ''], rows)}\n`);
    await pair.end();
  }
  expect(rows.filter((row) => row.at(-1) === 'MISSED')).toEqual([]);
});

function rowsOf({ name, goals }: Fault, readings: readonly Reading[]): string[][] {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  return [...new Set(readings.flatMap((reading) => Object.keys(reading)))].map((what) => {
    const values = readings.map((reading) => reading[what] ?? Number.NaN);
    const [median, worst] = [percentile(values, 0.5), Math.max(...values)];
    const goal = goals.find((one) => one.what === what);
    const met =
      median <= (goal?.median ?? Number.POSITIVE_INFINITY) &&
      worst <= (goal?.worst ?? Number.POSITIVE_INFINITY);
    const words = [
      goal?.median && `median ${seconds(goal.median)}`,
      goal?.worst && `worst ${seconds(goal.worst)}`,
    ];
    return [
      name,
      what,
      seconds(median),
      seconds(worst),
      words.filter(Boolean).join(', '),
      goal ? (met ? 'met' : 'MISSED') : '',
    ];
  });
}
