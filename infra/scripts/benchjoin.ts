import { readJoinOptions } from '../bench/joinOptions.ts';
import { describeFailure } from '../setup/remedy.ts';
import { runBrowserProject } from '../testing/runBrowserProject.ts';

/** `npm run bench:join`: from “Join” to the first picture of the other person, against the library alone. */
try {
  const { rounds } = readJoinOptions(process.argv.slice(2));
  const env = rounds ? { BENCH_ROUNDS: String(rounds) } : {};
  process.exitCode = await runBrowserProject('bench', { filter: 'bench/join.spec.ts', env });
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 2;
}
