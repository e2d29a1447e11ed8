import type { Binary, Db } from 'mongodb';
import * as Y from 'yjs';
import { rowId, rowNumber, rowsOf } from '../../features/collab/collab.models.ts';
import { contentDigest } from './contentDigest.ts';

interface Snapshot {
  readonly _id: string;
  readonly state: Binary;
  readonly version: number;
  readonly epoch: number;
  readonly firstRow: number;
}

interface Row {
  readonly _id: string;
  readonly bytes: Binary;
}

/**
 * A document as the database has it, read past the server: the snapshot and the rows behind it, and nothing that a
 * load would not find.
 * @throws when the log has rows that no load ever reads, and that bring something
 */
export async function storedDocument(db: Db, name: string): Promise<Y.Doc> {
  const documents = db.collection<Snapshot>('collab_documents');
  const log = db.collection<Row>('collab_log');
  for (;;) {
    const found = await documents.findOne({ _id: name });
    const rows = await log.find(rowsOf(name)).toArray();
    const now = await documents.findOne({ _id: name }, { projection: { version: 1 } });
    // Compacted between the two reads: rows have gone into a newer snapshot.
    if (now?.version === found?.version) return documentOf(name, found, rows);
  }
}

function documentOf(name: string, found: Snapshot | null, rows: readonly Row[]): Y.Doc {
  const doc = new Y.Doc();
  if (!found) {
    if (rows.length > 0) throw new Error(`${name} has ${rows.length} rows and no document`);
    return doc;
  }
  const { state, epoch, firstRow } = found;
  const updates = [bytesOf(state)];
  const left = new Map(rows.map((row) => [row._id, row]));
  const take = (id: string): Row | undefined => {
    const row = left.get(id);
    left.delete(id);
    return row;
  };
  for (let number = firstRow; ; number += 1) {
    const row = take(rowId(name, epoch, number));
    if (!row) break;
    if (row.bytes.length() > 0) updates.push(bytesOf(row.bytes));
  }
  // At once: what comes in one after the other is a remote change to Yjs, which then tidies up formatting by itself.
  Y.applyUpdate(doc, Y.mergeUpdates(updates));
  for (const row of left.values()) {
    const isOld = row._id === rowId(name, epoch, rowNumber(row._id)) && rowNumber(row._id) < firstRow;
    // A row that was inserted twice, the first time very late, may come back when its snapshot is there already.
    if (!isOld || brings(doc, row)) {
      throw new Error(`no load reads row ${row._id}: the log of epoch ${epoch} begins with ${firstRow}`);
    }
  }
  return doc;
}

function brings(doc: Y.Doc, { bytes }: Row): boolean {
  const more = new Y.Doc();
  Y.applyUpdate(more, Y.encodeStateAsUpdate(doc));
  const before = contentDigest(more);
  if (bytes.length() > 0) Y.applyUpdate(more, bytesOf(bytes));
  return more.store.pendingStructs !== null || contentDigest(more) !== before;
}

const bytesOf = ({ buffer }: Binary): Uint8Array => Uint8Array.from(buffer);
