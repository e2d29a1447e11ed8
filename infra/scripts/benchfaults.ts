import { bench } from '../bench/browser/bench.ts';

/** `npm run bench:call-faults`: how soon a call of two is back after what can go wrong. */
await bench('callFaults');
