import { runCallBench } from '../bench/runCallBench.ts';

/** `npm run bench:join`: from “Join” to the first picture of the other person, against the library alone. */
await runCallBench('join');
