import type { Binary, Db } from 'mongodb';
import * as Y from 'yjs';
import { rowsOf } from '../../features/collab/collab.models.ts';

interface Row {
  readonly _id: string;
  readonly state: Binary;
  readonly version: number;
}

/** A document as the database has it, read past the server. */
export async function storedDocument(db: Db, name: string): Promise<Y.Doc> {
  const documents = db.collection<Row>('collab_documents');
  const log = db.collection<{ _id: string; bytes: Binary }>('collab_log');
  for (;;) {
    const found = await documents.findOne({ _id: name });
    const rows = await log.find(rowsOf(name)).sort({ _id: 1 }).toArray();
    const now = await documents.findOne({ _id: name }, { projection: { version: 1 } });
    // Compacted between the two reads: rows have gone into a newer snapshot.
    if (now?.version !== found?.version) continue;
    const doc = new Y.Doc();
    for (const bytes of [found?.state, ...rows.map((row) => row.bytes)]) {
      if (bytes && bytes.buffer.length > 0) Y.applyUpdate(doc, Uint8Array.from(bytes.buffer));
    }
    return doc;
  }
}
