import { readArguments, readRounds } from '../readArguments.ts';

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
  const options = {
    rounds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  } as const;
  const { values } = readArguments({ args: [...args], options }, usage);
  const rounds = readRounds(values.rounds, usage) ?? (values.quick ? 1 : 5);
  return { rounds, quick: values.quick, only: values.only };
}
