import { Remedy } from '../setup/remedy.ts';
import { readArguments, readRounds } from './readArguments.ts';

/** The benchmarks of `client/e2e/bench`: what a file is called there, and the command that runs it. */
const commands = { join: 'bench:join', call: 'bench:call', callFaults: 'bench:call-faults' } as const;

export type CallBench = keyof typeof commands;

export interface CallOptions {
  /** As many as the benchmark thinks right where nobody says it. */
  readonly rounds: number | undefined;
  /** Measures only what has this in its name. */
  readonly only: string | undefined;
}

/** @throws Remedy */
export function readCallOptions(bench: CallBench, args: readonly string[]): CallOptions {
  const canChoose = bench === 'callFaults';
  const usage = `Say it like this:\nnpm run ${commands[bench]} -- [--rounds N]${canChoose ? ' [--only NAME]' : ''}`;
  const options = { rounds: { type: 'string' }, only: { type: 'string' } } as const;
  const { values } = readArguments({ args: [...args], options }, usage);
  if (values.only !== undefined && !canChoose) throw new Remedy('There is nothing to choose from.', usage);
  return { rounds: readRounds(values.rounds, usage), only: values.only };
}
