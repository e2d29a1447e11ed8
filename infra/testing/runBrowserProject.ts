import { join } from 'node:path';
import { buildIfStale } from '../setup/build.ts';
import { ensureChromium } from '../setup/chromium.ts';
import { chooseDatabaseEngine, chooseSfuEngine } from '../setup/engines.ts';
import { repository } from '../setup/paths.ts';
import { run } from '../setup/run.ts';

/**
 * Runs what `client/playwright.config.ts` keeps apart from the tests, on a fresh build, and prints what it prints.
 * @param options.filter a part of the file's path
 * @returns the exit code
 */
export async function runBrowserProject(
  project: 'bench' | 'screenshots',
  { filter = '', env = {} }: { filter?: string; env?: Record<string, string> } = {},
): Promise<number> {
  await Promise.all([chooseDatabaseEngine(), chooseSfuEngine(), ensureChromium()]);
  await buildIfStale('client');
  await buildIfStale('server');
  const { code } = await run(
    join(repository, 'node_modules/.bin/playwright'),
    ['test', '-c', 'client/playwright.config.ts', `--project=${project}`, ...(filter ? [filter] : [])],
    { cwd: repository, env: { ...process.env, ...env }, onLine: (line) => console.log(line) },
  );
  return code;
}
