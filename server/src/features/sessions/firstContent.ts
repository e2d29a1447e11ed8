import { documentSchemaVersion } from '@rapport/shared/collab/protocol';
import { type NewItem, putItem, roots } from '@rapport/shared/sessions/agendaDocument';
import { positionBetween } from '@rapport/shared/sessions/position';
import { Types } from 'mongoose';
import * as Y from 'yjs';

/** What a session that begins with more than its template writes besides. */
type Write = (content: { doc: Y.Doc; notes: Y.XmlFragment; itemIds: readonly string[] }) => void;

/** A session's document as it is born, as one Yjs update: its agenda, its notes, the schema that it was written in. */
export function firstContent(items: readonly NewItem[], write?: Write): Uint8Array {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      doc.getMap(roots.meta).set('schema', documentSchemaVersion);
      let position: string | undefined;
      const itemIds = items.map((item) => {
        position = positionBetween(position, undefined);
        return putItem(doc, new Types.ObjectId().toHexString(), item, position);
      });
      write?.({ doc, notes: doc.getXmlFragment(roots.notes), itemIds });
    });
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}
