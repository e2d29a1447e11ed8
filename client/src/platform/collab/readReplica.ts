import * as Y from 'yjs';
import { isKept } from './forgetReplicas.ts';
import { Replica } from './Replica.ts';

/** What `read` finds in a copy that this page has not open; undefined where this device has none. */
export async function readReplica<T>(
  name: string,
  read: (doc: Y.Doc, replica: Replica) => T | Promise<T>,
): Promise<T | undefined> {
  // To open it would make it.
  if (!isKept(name)) return undefined;
  const doc = new Y.Doc();
  const replica = new Replica({
    name,
    doc,
    isKept: true,
    onLoad: () => undefined,
    onStanding: () => undefined,
  });
  try {
    await replica.loaded;
    return await read(doc, replica);
  } finally {
    replica.close();
    doc.destroy();
  }
}
