import { describeFailure } from '../../setup/remedy.ts';
import { runBrowserProject } from '../../testing/runBrowserProject.ts';
import { readOptions } from './options.ts';

/** Runs one of the benchmarks of `client/e2e/bench`, which print their figures and fail where a goal is missed. */
export async function bench(name: 'join'): Promise<void> {
  try {
    const { rounds } = readOptions(process.argv.slice(2), name);
    const env = rounds ? { BENCH_ROUNDS: String(rounds) } : {};
    process.exitCode = await runBrowserProject('bench', { filter: `bench/${name}.spec.ts`, env });
  } catch (error) {
    console.error(describeFailure(error));
    process.exitCode = 2;
  }
}
