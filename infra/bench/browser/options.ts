import { parseArgs } from 'node:util';
import { Remedy } from '../../setup/remedy.ts';

export interface Options {
  /** As many as the benchmark thinks right where nobody says it. */
  readonly rounds: number | undefined;
}

/** @throws Remedy */
export function readOptions(args: readonly string[], name: string): Options {
  try {
    const { values } = parseArgs({ args: [...args], options: { rounds: { type: 'string' } } });
    const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
    if (rounds !== undefined && (!Number.isInteger(rounds) || rounds < 1)) {
      throw new Error('--rounds takes a whole number from 1 on.');
    }
    return { rounds };
  } catch (error) {
    throw new Remedy((error as Error).message, `Say it like this:\nnpm run bench:${name} -- [--rounds N]`, {
      cause: error,
    });
  }
}
