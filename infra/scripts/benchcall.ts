import { runCallBench } from '../bench/runCallBench.ts';

/** `npm run bench:call`: what a call of two costs a browser, against the library alone. */
await runCallBench('call');
