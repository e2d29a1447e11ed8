import * as Y from 'yjs';
import { type DeviceCopy, readAside } from './aside.ts';
import { epochOf, forgetReplica } from './forgetReplicas.ts';
import { readReplica } from './readReplica.ts';

/**
 * What this device has of a document, without asking the server: the replica, and what was set aside.
 * @param name as `replicaName` writes it
 */
export async function readCopies(name: string): Promise<DeviceCopy[]> {
  const update = await readReplica(name, (doc) =>
    doc.store.clients.size > 0 ? Y.encodeStateAsUpdate(doc) : undefined,
  );
  const replica = update && { key: name, update, epoch: epochOf(name), drop: () => forgetReplica(name) };
  return [...(replica ? [replica] : []), ...(await readAside(name))];
}
