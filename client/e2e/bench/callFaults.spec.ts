import { table } from '@rapport/infra/table';
import { type FarPair, sitFarApart } from '../fixtures/farPair.ts';
import { recordPeerConnections } from '../fixtures/media.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { join } from './faults/comingIn.ts';
import { type Fault, pagesOf, type Run } from './faults/fault.ts';
import { faults } from './faults/faults.ts';
import { flowsAfter, watchFlow } from './faults/flow.ts';
import { leaveAtAllTimes, whileLeaving } from './faults/leaving.ts';
import { beginOnUdp, routeOf } from './faults/route.ts';
import { heads, rowsOf } from './faults/rows.ts';
import { slowTimers } from './faults/slowTimers.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 10);
const only = process.env.BENCH_ONLY ?? '';

test('what goes wrong in a call heals in time', async ({ launchOptions }) => {
  // In this order: what is measured is not to be slowed.
  const pair = await sitFarApart(launchOptions, [recordPeerConnections, watchFlow, slowTimers]);
  const pages = pagesOf(pair);
  const rows: string[][] = [];
  try {
    for (const page of pages) await join(page);
    for (const page of pages) await flowsAfter(page, 0);
    const chosen = faults.filter(({ name }) => name.includes(only));
    expect(chosen, `faults with “${only}” in their names`).not.toEqual([]);
    for (const fault of chosen) {
      const runs: Run[] = [];
      for (let round = 0; round < rounds; round++) runs.push(await runOnce(fault, pair));
      for (const row of rowsOf(fault, runs)) {
        rows.push(row);
        console.log(row.join('  '));
      }
    }
  } catch (error) {
    // What each of them was told by then says more than the time that ran out.
    for (const page of pages) console.log(await page.locator('body').innerText());
    throw error;
  } finally {
    console.log(`\n${rounds} runs of each\n${table(heads, rows)}\n`);
    await pair.end();
  }
  expect(rows.filter((row) => row.at(-1) === 'MISSED')).toEqual([]);
});

async function runOnce(fault: Fault, pair: FarPair): Promise<Run> {
  const pages = pagesOf(pair);
  await beginOnUdp(pair, fault);
  for (const page of pages) await page.getByRole('tab', { name: 'Notes' }).click();
  for (const page of pages) await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  const awake = fault.awake?.(pair) ?? pages;
  const [reading, longest] = await whileLeaving(awake, () => fault.run(pair));
  const from = Date.now();
  for (const page of pages) await flowsAfter(page, from);
  // Where the fault is that the page is not there yet, it is made anew on purpose.
  if (!fault.comesIn)
    for (const page of pages) expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
  const endedOn = await routeOf(pair.mentee.page);
  // What a fault leaves behind is not to be taken for the next one's.
  if (!fault.isRemembered) await pair.mentor.page.waitForTimeout(3_000);
  return { endedOn, reading: { ...reading, [leaveAtAllTimes.what]: longest } };
}
