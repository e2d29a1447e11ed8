import { join } from 'node:path';
import { type Engine, installOnce, isInstalled } from './installOnce.ts';
import { paths } from './paths.ts';
import type { Progress } from './progress.ts';
import { Remedy } from './remedy.ts';
import { run } from './run.ts';
import { stampOf } from './stamp.ts';
import { findPython } from './toolchain.ts';

const requirements = join(paths.embedded, 'requirements.txt');

async function engine(): Promise<Engine> {
  return {
    name: 'database',
    stamp: await stampOf([requirements], [process.platform, process.arch]),
    build,
  };
}

export async function embeddedDatabaseInstalled(): Promise<boolean> {
  return isInstalled(await engine());
}

/** The Python interpreter of the environment that holds the pinned SecantusDB. */
export async function embeddedDatabase(): Promise<string> {
  return join(await installOnce(await engine()), 'bin/python');
}

async function build(folder: string, report: Progress): Promise<void> {
  const python = await findPython();
  report.stage('making its Python environment (once)');
  const environment = await run(python, ['-m', 'venv', folder]);
  if (environment.code !== 0) throw failure(environment.output);

  report.stage('fetching SecantusDB (once)');
  // The scripts that pip writes name this temporary folder; the database is started with `python -m`, which moves.
  const install = await run(
    join(folder, 'bin/python'),
    [
      '-m',
      'pip',
      'install',
      '--disable-pip-version-check',
      '--no-input',
      '--require-hashes',
      '-r',
      requirements,
    ],
    { onLine: (line) => report.detail(line.trim().slice(0, 80)) },
  );
  if (install.code !== 0) throw failure(install.output);
}

function failure(output: string): Remedy {
  return new Remedy(
    `The database could not be set up.\n${output.trim().split('\n').slice(-12).join('\n')}`,
    'Check the network connection and the free disk space (about 200 MB), then run the same command again.',
  );
}
