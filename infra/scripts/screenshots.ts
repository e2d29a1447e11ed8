import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale } from '../setup/build.ts';
import { ensureChromium } from '../setup/chromium.ts';
import { chooseDatabaseEngine, chooseSfuEngine } from '../setup/engines.ts';
import { paths, repository } from '../setup/paths.ts';
import { describeFailure } from '../setup/remedy.ts';
import { run } from '../setup/run.ts';

/** Photographs every state of every page in three sizes, light and dark, into .rapport/screenshots. */
try {
  await Promise.all([chooseDatabaseEngine(), chooseSfuEngine(), ensureChromium()]);
  await buildIfStale('client');
  await buildIfStale('server');
  await rm(paths.screenshots, { recursive: true, force: true });
  const { code } = await run(
    join(repository, 'node_modules/.bin/playwright'),
    ['test', '-c', 'client/playwright.config.ts', '--project', 'screenshots'],
    { cwd: repository, onLine: (line) => console.log(line) },
  );
  console.log(`The pictures are in ${paths.screenshots}`);
  process.exitCode = code;
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
