import { bench } from '../bench/browser/bench.ts';

/** `npm run bench:call`: what a call of two costs a browser, against the library alone. */
await bench('call');
