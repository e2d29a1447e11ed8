import { cuts } from './cuts.ts';
import type { Fault } from './fault.ts';
import { outages } from './outages.ts';
import { poorLines } from './poorLines.ts';
import { sleeps } from './sleeps.ts';

export const faults: readonly Fault[] = [...outages, ...cuts, ...sleeps, ...poorLines];
