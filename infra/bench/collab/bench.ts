import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../../setup/build.ts';
import { chooseDatabaseEngine } from '../../setup/engines.ts';
import { stopwatch } from '../stopwatch.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { installPeers } from './installPeers.ts';
import type { Options } from './options.ts';
import { goalsTable, met, type Result, report } from './report/report.ts';
import { runScenario } from './runScenario.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { Rapport } from './targets/rapport.ts';

/** Measures, prints and answers whether every goal was met. */
export async function bench({ scenarios: wanted, rounds, quick, trace }: Options): Promise<boolean> {
  if (process.platform !== 'linux') throw new Error('The bench reads /proc: it runs on Linux only.');
  await chooseDatabaseEngine();
  await buildIfStale('server');
  await installPeers();
  const say = stopwatch();
  const dir = await temporaryFolder();
  const rapport = new Rapport(join(dir, 'template'));
  const made = [...scenarios.values()].map((scenario) => scenario({ rapport, dir, trace }));
  const chosen = made.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  say(`${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
  say('people join, are paired and book their sessions');
  await rapport.prepare(Math.max(...chosen.map(({ rooms }) => rooms)));
  const results: Result[] = [];
  for (const scenario of chosen) results.push(await runScenario(scenario, { dir, rounds, quick, say }));
  console.log(`\n${results.map(report).join('\n\n')}\n\n${goalsTable(results)}\n`);
  say('done');
  return results.every(met);
}
