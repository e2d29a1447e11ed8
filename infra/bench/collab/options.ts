import { parseArgs } from 'node:util';
import { Remedy } from '../../setup/remedy.ts';

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
  const { values, positionals } = parse(args);
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Remedy(`Unknown scenario: ${unknown.join(', ')}. There are: ${known.join(', ')}.`, usage);
  }
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Remedy('--rounds takes a whole number from 1 on.', usage);
  }
  return { scenarios: positionals, rounds, quick: values.quick, trace: values.trace };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        trace: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Remedy((error as Error).message, usage, { cause: error });
  }
}
