import { cuts } from './cuts.ts';
import type { Fault } from './fault.ts';
import { leftInACut } from './leftInACut.ts';
import { noUdp } from './noUdp.ts';
import { outages } from './outages.ts';
import { poorLines } from './poorLines.ts';
import { serverRestarted } from './serverRestarted.ts';
import { sleeps } from './sleeps.ts';
import { throttled } from './throttled.ts';

export const faults: readonly Fault[] = [
  ...outages,
  serverRestarted,
  ...cuts,
  ...noUdp,
  leftInACut,
  ...sleeps,
  ...throttled,
  ...poorLines,
];
