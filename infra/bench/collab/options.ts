import { Remedy } from '../../setup/remedy.ts';
import { readArguments, readRounds } from '../readArguments.ts';

export interface Options {
  /** Names of scenarios; all when it is empty. */
  readonly scenarios: readonly string[];
  /** Of those that do not say it themselves. */
  readonly rounds: number;
  readonly quick: boolean;
  readonly trace: string | undefined;
}

const usage = `Say it like this:
npm run bench:collab -- [scenario ...] [--rounds N] [--quick] [--trace FILE]
  --rounds N    rounds of each scenario instead of 5
  --quick       one short round of each, to see that it works: its figures say little
  --trace FILE  a gzipped editing trace of github.com/josephg/editing-traces for 'coldload'`;

/** @throws Remedy */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const options = {
    rounds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    trace: { type: 'string' },
  } as const;
  const { values, positionals } = readArguments({ args: [...args], allowPositionals: true, options }, usage);
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Remedy(`Unknown scenario: ${unknown.join(', ')}. There are: ${known.join(', ')}.`, usage);
  }
  const rounds = readRounds(values.rounds, usage) ?? (values.quick ? 1 : 5);
  return { scenarios: positionals, rounds, quick: values.quick, trace: values.trace };
}
