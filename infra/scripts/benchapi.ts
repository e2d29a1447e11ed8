import { bench } from '../bench/api/bench.ts';
import { readOptions } from '../bench/api/options.ts';
import { describeFailure } from '../setup/remedy.ts';

/** `npm run bench:api`: how soon the pages' questions are answered, and what ten times the data changes. */
try {
  process.exitCode = (await bench(readOptions(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 2;
}
