import { parseArgs } from 'node:util';
import { Remedy } from '../../setup/remedy.ts';

export interface Options {
  /** Each asks every operation at both sizes some sixty times. */
  readonly rounds: number;
  readonly quick: boolean;
  /** Measures only rows in whose name this stands. */
  readonly only: string | undefined;
}

const usage = `Say it like this:
npm run bench:api -- [--rounds N] [--quick] [--only NAME]
  --rounds N  rounds instead of 5
  --quick     one round on a third of the data, to see that it works: its figures say little
  --only NAME only what has this in its name, as in 'slot finder'`;

/** @throws Remedy */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Remedy('--rounds takes a whole number from 1 on.', usage);
  }
  return { rounds, quick: values.quick, only: values.only };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        only: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new Remedy((error as Error).message, usage, { cause: error });
  }
}
