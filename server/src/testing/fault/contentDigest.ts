import { createHash } from 'node:crypto';
import type * as Y from 'yjs';
import { contentHash } from '../../features/collab/testing.ts';

/** Equal for equal content, and short enough to be printed. */
export const contentDigest = (doc: Y.Doc): string =>
  createHash('sha256').update(contentHash(doc)).digest('hex').slice(0, 16);
