import type { Round } from './scenario.ts';

/** A figure of a target in a round; NaN when it was not measured, which no goal accepts. */
export const figure = (round: Round, target: string, name: string): number =>
  round[target]?.[name] ?? Number.NaN;

/** Our figure, as a multiple of a peer's. */
export const ratio = (round: Round, name: string, peer: string): number =>
  figure(round, 'rapport', name) / figure(round, peer, name);
