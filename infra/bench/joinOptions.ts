import { readArguments, readRounds } from './readArguments.ts';

export interface JoinOptions {
  /** As many as the benchmark thinks right where nobody says it. */
  readonly rounds: number | undefined;
}

const usage = 'Say it like this:\nnpm run bench:join -- [--rounds N]';

/** @throws Remedy */
export function readJoinOptions(args: readonly string[]): JoinOptions {
  const { values } = readArguments({ args: [...args], options: { rounds: { type: 'string' } } }, usage);
  return { rounds: readRounds(values.rounds, usage) };
}
