import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../../setup/build.ts';
import { chooseDatabaseEngine } from '../../setup/engines.ts';
import { Remedy } from '../../setup/remedy.ts';
import { stopwatch } from '../stopwatch.ts';
import { readable } from '../table.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { type Installation, startInstallation } from './installation.ts';
import { Measure, nameOf, rowsOf } from './measure.ts';
import type { Options } from './options.ts';
import { pages } from './pages.ts';
import { sessionsOfPair } from './population/sessions.ts';
import { goals, met, report } from './report.ts';

/** Five rounds make more than 300 requests of each question. */
const full = { pairs: [200, 2_000], crowd: { members: 120, others: 40 }, perRound: 64, warmUp: 120 } as const;
const short = { pairs: [60, 600], crowd: { members: 16, others: 8 }, perRound: 10, warmUp: 4 } as const;

/** Measures, prints and answers whether every goal was met. */
export async function bench({ rounds, quick, only }: Options): Promise<boolean> {
  const { kind } = await chooseDatabaseEngine();
  await buildIfStale('server');
  const say = stopwatch();
  const dir = await temporaryFolder();
  say(`${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, ${kind}`);
  const { pairs, crowd, ...effort } = quick ? short : full;
  const sizes = pairs.map((of) => `${readable(of)} pairs`);
  const started: Installation[] = [];
  try {
    for (const [index, of] of pairs.entries()) {
      const sessions = readable(of * sessionsOfPair);
      say(`${sizes[index]}, ${sessions} sessions are written straight into a database of their own`);
      started.push(await startInstallation(join(dir, String(of)), { pairs: of, crowd, now: Date.now() }));
    }
    const [small, large] = started as [Installation, Installation];
    const measure = new Measure([small, large], effort);
    const rows = rowsOf(pages).filter((row) => nameOf(row).includes(only ?? ''));
    if (rows.length === 0)
      throw new Remedy(
        `Nothing that is measured has “${only}” in its name.`,
        'Leave --only away to see the names.',
      );
    say('every question is asked some times, to warm up');
    await measure.warmUp(rows);
    say('measuring: one request at a time, both sizes by turns, each from another person than the last');
    const measured = await measure.run(rows, rounds);
    const missed = measured.filter((one) => !met(one));
    console.log(`\n${about}\n${goals}\n\n${report(measured, sizes)}`);
    if (missed.length === 0 || quick) return missed.length === 0;
    say('what missed a goal is measured once more');
    const again = await measure.run(
      missed.map(({ row }) => row),
      rounds,
    );
    console.log(`\n${report(again, sizes, true)}`);
    return again.every(met);
  } finally {
    for (const installation of started) await installation.end();
    say('done');
  }
}

const about = `What pages ask when they are opened, signed in, over HTTP, of the built server; from the first byte of the request
to the last of the answer. The pairs are written by the bench: ${sessionsOfPair} sessions each, of which three to seven are to come, one
mentor with twelve pairs, others with one to three, a tenth of the pairs ended. "All of it" is the page's questions one
after the other.`;
