import * as Y from 'yjs';

/**
 * The same document in fewer bytes: neighbours joined, deleted content dropped. Merging bytes cannot do that, so a
 * live document exists for the moment.
 * @throws when the result would not hold everything
 */
export function compactUpdate(update: Uint8Array): Uint8Array {
  const doc = new Y.Doc({ gc: true });
  try {
    Y.applyUpdate(doc, update);
    const compacted = Y.encodeStateAsUpdate(doc);
    const [before, after] = [update, compacted].map(Y.encodeStateVectorFromUpdate);
    if (before === undefined || after === undefined || Buffer.compare(before, after) !== 0) {
      throw new Error('compaction would lose something');
    }
    return compacted;
  } finally {
    doc.destroy();
  }
}
