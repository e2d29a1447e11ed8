import { runCallBench } from '../bench/runCallBench.ts';

/** `npm run bench:call-faults`: how soon a call of two is back after what can go wrong. */
await runCallBench('callFaults');
