import { join } from 'node:path';
import type { Engine } from './installOnce.ts';
import type { Progress } from './progress.ts';
import { Remedy } from './remedy.ts';
import { run } from './run.ts';
import { stampOf } from './stamp.ts';
import { findPython } from './toolchain.ts';

interface Wanted {
  /** Of its folder, and what the person reads while it is set up. */
  readonly name: string;
  /** What is fetched, for the same person. */
  readonly packages: string;
  /** Every package with its version and its hashes. */
  readonly requirements: string;
  readonly disk: string;
}

/** A Python environment with pinned packages, for `installOnce`; its interpreter is `bin/python` in the folder. */
export async function pythonEnvironment({ name, packages, requirements, disk }: Wanted): Promise<Engine> {
  const failure = (output: string) =>
    new Remedy(
      `The ${name} could not be set up.\n${output.trim().split('\n').slice(-12).join('\n')}`,
      `Check the network connection and the free disk space (about ${disk}), then run the same command again.`,
    );
  return {
    name,
    stamp: await stampOf([requirements], [process.platform, process.arch]),
    build: async (folder: string, report: Progress) => {
      const python = await findPython();
      report.stage('making its Python environment (once)');
      const environment = await run(python, ['-m', 'venv', folder]);
      if (environment.code !== 0) throw failure(environment.output);

      report.stage(`fetching ${packages} (once)`);
      // The scripts that pip writes name this temporary folder; what is installed is run with `python -m`, which moves.
      const install = await run(
        join(folder, 'bin/python'),
        [
          ...['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input'],
          ...['--require-hashes', '-r', requirements],
        ],
        { onLine: (line) => report.detail(line.trim().slice(0, 80)) },
      );
      if (install.code !== 0) throw failure(install.output);
    },
  };
}
