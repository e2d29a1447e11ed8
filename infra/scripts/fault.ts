import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale } from '../setup/build.ts';
import { repository } from '../setup/paths.ts';
import { describeFailure } from '../setup/remedy.ts';
import { faultTable, runRow } from '../testing/faultRows.ts';

const folder = 'server/src/testing/fault';
const suffix = '.fault.test.ts';

/** `npm run test:fault`: the collaboration engine under faults and attacks, one row after the other, with its times. */
async function main(wanted: readonly string[]): Promise<number> {
  const files = (await readdir(join(repository, folder))).filter((file) => file.endsWith(suffix));
  const all = files.map((file) => file.slice(0, -suffix.length)).sort();
  const unknown = wanted.filter((row) => !all.includes(row));
  if (unknown.length > 0) {
    console.error(`Unknown row: ${unknown.join(', ')}\n  The rows are: ${all.join(', ')}`);
    return 2;
  }
  await buildIfStale('server');
  const results = [];
  for (const row of wanted.length > 0 ? wanted : all) {
    console.log(`\n${row}`);
    results.push(await runRow(row, `${folder}/${row}${suffix}`));
  }
  console.log(`\n${faultTable(results)}\n`);
  return results.every(({ ok }) => ok) ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 2;
}
