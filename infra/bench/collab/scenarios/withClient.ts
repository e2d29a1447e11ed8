import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, startClient } from '../client/startClient.ts';

/** No run takes so long unless something hangs. */
const longestMs = 5 * 60_000;

/** Runs a client module in a process of its own for as long as `work` takes. */
export async function withClient<Steps, T>(
  module: `${string}.ts`,
  work: (client: Client<Steps>) => Promise<T>,
): Promise<T> {
  const client = await startClient<Steps>(module);
  const over = new AbortController();
  const late = sleep(longestMs, undefined, { signal: over.signal }).then(() => {
    throw new Error(`it took longer than ${longestMs / 1_000} s`);
  });
  try {
    return await Promise.race([work(client), late]);
  } finally {
    over.abort();
    await client.stop();
  }
}
