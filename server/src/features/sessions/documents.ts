import { DocumentThread } from '../collab/index.ts';
import { documentWorks } from './documentWorks.ts';

const entry = {
  source: new URL('documentWorker.ts', import.meta.url),
  built: new URL('documentWorker.js', import.meta.url),
};

export const createDocuments = () => new DocumentThread(entry, documentWorks);

/** Where sessions have their documents read and edited. */
export type SessionDocuments = Pick<ReturnType<typeof createDocuments>, 'do'>;
