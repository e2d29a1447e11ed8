import { compactWorks } from './compactWorks.ts';
import { DocumentThread } from './documentThread.ts';

/** The same document in fewer bytes. @throws UnfinishedError, or what keeps any document from being built now */
export type Compact = (update: Uint8Array) => Promise<Uint8Array>;

const entry = {
  source: new URL('compactWorker.ts', import.meta.url),
  built: new URL('compactWorker.js', import.meta.url),
};

export const createCompactor = () => new DocumentThread(entry, compactWorks);
