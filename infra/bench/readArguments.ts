import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Remedy } from '../setup/remedy.ts';

/**
 * What stands behind the command's name.
 * @param usage how to say it right
 * @throws Remedy
 */
export function readArguments<Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new Remedy((error as Error).message, usage, { cause: error });
  }
}

/** @throws Remedy */
export function readRounds(said: string | undefined, usage: string): number | undefined {
  if (said === undefined) return undefined;
  const rounds = Number(said);
  if (Number.isInteger(rounds) && rounds >= 1) return rounds;
  throw new Remedy('--rounds takes a whole number from 1 on.', usage);
}
