import { parentPort } from 'node:worker_threads';
import { compactUpdate } from './compactUpdate.ts';

/** What the thread of the `Compactor` says: that it has begun, then of each document what became of it. */
export type CompactSaid = 'ready' | CompactResult;
export type CompactResult = { readonly bytes: Uint8Array } | { readonly failed: string };

function work(update: Uint8Array): CompactResult {
  try {
    return { bytes: compactUpdate(update) };
  } catch (error) {
    return { failed: String(error) };
  }
}

const say = (said: CompactSaid) => parentPort?.postMessage(said);

parentPort?.on('message', (update: Uint8Array) => say(work(update)));
say('ready');
