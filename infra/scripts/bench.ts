import { bench } from '../bench/collab/bench.ts';
import { readOptions } from '../bench/collab/options.ts';
import { scenarios } from '../bench/collab/scenarios/scenarios.ts';
import { describeFailure } from '../setup/remedy.ts';

/** `npm run bench:collab`: the collaboration engine against the servers that people use today. */
try {
  const options = readOptions(process.argv.slice(2), [...scenarios.keys()]);
  process.exitCode = (await bench(options)) ? 0 : 1;
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 2;
}
