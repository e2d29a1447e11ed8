import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale, type Workspace } from '../setup/build.ts';
import { calendarReader } from '../setup/calendarReader.ts';
import { ensureChromium } from '../setup/chromium.ts';
import { chooseDatabaseEngine, chooseSfuEngine } from '../setup/engines.ts';
import { paths, repository } from '../setup/paths.ts';
import { preflight } from '../setup/preflight.ts';
import { describeFailure } from '../setup/remedy.ts';
import { run } from '../setup/run.ts';
import { type Outcome, playwrightOutcome, single, vitestOutcome } from './outcome.ts';
import { measurePages, sizeTable } from './sizes.ts';

export const steps = ['format', 'lint', 'types', 'deadcode', 'sizes', 'unit', 'browser'] as const;
export type Step = (typeof steps)[number];

export interface Check {
  name: string;
  /** The steps that want it. */
  steps: readonly Step[];
  run(): Promise<Outcome>;
}

const binary = (name: string) => join(repository, 'node_modules/.bin', name);

// They write into our pipe and cannot see whether it ends in a terminal.
const { FORCE_COLOR: _forced, ...inherited } = process.env;
const environment = { ...inherited, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) };
// Biome does not look at NO_COLOR.
const colors = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`;

function tool(name: string, step: Step, command: string, ...args: string[]): Check {
  return {
    name,
    steps: [step],
    async run() {
      const { code, output } = await run(binary(command), args, { cwd: repository, env: environment });
      return single(code === 0, output);
    },
  };
}

function setUp(name: string, wantedBy: readonly Step[], work: () => Promise<unknown>): Check {
  return {
    name,
    steps: wantedBy,
    run: () =>
      work().then(
        () => single(true, ''),
        (error: unknown) => single(false, describeFailure(error)),
      ),
  };
}

const build = (workspace: Workspace, ...wantedBy: Step[]) =>
  setUp(`build ${workspace}`, wantedBy, () => buildIfStale(workspace));

/** They need a core and no engine, and run while the engines are set up. */
export const staticChecks: Check[] = [
  tool('format', 'format', 'biome', 'ci', colors, '--linter-enabled=false', '--assist-enabled=false'),
  tool('lint', 'lint', 'biome', 'ci', colors, '--formatter-enabled=false'),
  ...['shared', 'server', 'client', 'client/src/serviceWorker', 'infra'].map((workspace) =>
    tool(`types ${workspace}`, 'types', 'tsc', '-p', workspace),
  ),
  tool('dead code', 'deadcode', 'knip', '--no-progress'),
  build('client', 'sizes', 'browser'),
  build('server', 'unit', 'browser'),
];

export const setUpChecks: Check[] = [
  setUp('engines', ['unit', 'browser'], async () => {
    await preflight();
    await Promise.all([chooseDatabaseEngine(), chooseSfuEngine()]);
  }),
  setUp('calendar reader', ['unit'], calendarReader),
  setUp('Chromium', ['browser'], ensureChromium),
];

/** One count for each page. */
export const sizesCheck: Check = {
  name: 'sizes',
  steps: ['sizes'],
  async run() {
    try {
      const sizes = measurePages(paths.clientDist);
      console.log(sizeTable(sizes));
      const failed = sizes.filter(({ size, limit }) => size > limit).length;
      return { passed: sizes.length - failed, failed, output: '' };
    } catch (error) {
      return single(false, describeFailure(error));
    }
  },
};

export const slowChecks: Check[] = [
  {
    name: 'unit and integration tests',
    steps: ['unit'],
    run: () =>
      reported('unit.json', vitestOutcome, (report) => [
        ...['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ]),
  },
  {
    name: 'browser tests',
    steps: ['browser'],
    run: () =>
      reported('browser.json', playwrightOutcome, () => [
        'playwright',
        'test',
        '-c',
        'client/playwright.config.ts',
        '--project',
        'claims',
      ]),
  },
];

/** Runs a test runner in sight and reads what it found from the report that it writes. */
async function reported(
  file: string,
  read: typeof vitestOutcome,
  command: (report: string) => string[],
): Promise<Outcome> {
  const report = join(paths.testResults, file);
  await mkdir(paths.testResults, { recursive: true });
  await rm(report, { force: true });
  const [name = '', ...args] = command(report);
  const { code } = await run(binary(name), args, {
    cwd: repository,
    env: environment,
    onLine: (line) => console.log(line),
  });
  // It was shown while it ran.
  return read(report, code, '');
}
