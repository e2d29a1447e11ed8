import { parseArgs } from 'node:util';
import { Remedy } from '../../setup/remedy.ts';

export interface Options {
  readonly rounds: number | undefined;
  /** Measures only what has this in its name, where there is a choice. */
  readonly only: string | undefined;
}

const commands = { call: 'bench:call', callFaults: 'bench:call-faults', join: 'bench:join' } as const;

/** @throws Remedy */
export function readOptions(args: readonly string[], name: keyof typeof commands): Options {
  const usage = `Say it like this:\nnpm run ${commands[name]} -- [--rounds N]${name === 'callFaults' ? ' [--only NAME]' : ''}`;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { rounds: { type: 'string' }, only: { type: 'string' } },
    });
    if (values.only !== undefined && name !== 'callFaults')
      throw new Error('There is nothing to choose from.');
    const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
    if (rounds !== undefined && (!Number.isInteger(rounds) || rounds < 1)) {
      throw new Error('--rounds takes a whole number from 1 on.');
    }
    return { rounds, only: values.only };
  } catch (error) {
    throw new Remedy((error as Error).message, usage, { cause: error });
  }
}
