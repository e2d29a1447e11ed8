import { bench } from '../bench/browser/bench.ts';

/** `npm run bench:join`: from “Join” to the first picture of the other person, against the library alone. */
await bench('join');
