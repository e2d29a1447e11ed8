import { coldload } from './coldload.ts';
import { fanout } from './fanout.ts';
import { kill } from './kill.ts';
import { latency } from './latency.ts';
import { memory } from './memory.ts';
import { saturation } from './saturation.ts';
import type { Bench, Scenario } from './scenario.ts';
import { storm } from './storm.ts';

/** All scenarios by name, in the order in which they run. */
export const scenarios: ReadonlyMap<string, (bench: Bench) => Scenario> = new Map(
  Object.entries({ latency, saturation, fanout, memory, coldload, kill, storm }),
);
