import { parentPort } from 'node:worker_threads';
import { compactUpdate } from './compactUpdate.ts';

/** What the thread of the `Compactor` says: that it has begun, or a document in fewer bytes. */
export type CompactSaid = 'ready' | Uint8Array;

const say = (said: CompactSaid) => parentPort?.postMessage(said);

parentPort?.on('message', (update: Uint8Array) => say(compactUpdate(update)));
say('ready');
