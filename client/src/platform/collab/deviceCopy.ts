import * as Y from 'yjs';
import { type DeviceCopy, readAside } from './aside.ts';
import { forgetReplica, isKept } from './forgetReplicas.ts';
import { Replica } from './Replica.ts';

/**
 * What this device has of a document, without asking the server: the replica, and what was set aside.
 * @param name as `replicaName` writes it
 */
export async function readCopies(name: string): Promise<DeviceCopy[]> {
  return [...(await readReplica(name)), ...(await readAside(name))];
}

async function readReplica(name: string): Promise<DeviceCopy[]> {
  // To open it would make it.
  if (!isKept(name)) return [];
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
    if (doc.store.clients.size === 0) return [];
    return [{ key: name, update: Y.encodeStateAsUpdate(doc), drop: () => forgetReplica(name) }];
  } finally {
    replica.close();
    doc.destroy();
  }
}
