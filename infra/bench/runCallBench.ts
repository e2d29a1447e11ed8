import { describeFailure } from '../setup/remedy.ts';
import { runBrowserProject } from '../testing/runBrowserProject.ts';
import { type CallBench, readCallOptions } from './callOptions.ts';

/** Runs a benchmark of `client/e2e/bench`, which prints its figures and fails where a goal is missed. */
export async function runCallBench(bench: CallBench): Promise<void> {
  try {
    const { rounds, only } = readCallOptions(bench, process.argv.slice(2));
    const env = { ...(rounds && { BENCH_ROUNDS: String(rounds) }), ...(only && { BENCH_ONLY: only }) };
    process.exitCode = await runBrowserProject('bench', { filter: `bench/${bench}.spec.ts`, env });
  } catch (error) {
    console.error(describeFailure(error));
    process.exitCode = 2;
  }
}
