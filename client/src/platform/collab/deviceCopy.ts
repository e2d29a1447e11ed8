import * as Y from 'yjs';
import { dropAside, readAside } from './aside.ts';
import { forgetReplica, isKept } from './forgetReplicas.ts';
import { Replica } from './Replica.ts';

/**
 * What this device has of a document, as one update, without asking the server: the replica, or else what was set
 * aside. Undefined where there is nothing.
 * @param name as `replicaName` writes it
 */
export async function readCopy(name: string): Promise<Uint8Array | undefined> {
  return (await readReplica(name)) ?? (await readAside(name));
}

/** Removes what `readCopy` answers from this device, and nothing that it has not shown yet. */
export async function dropCopy(name: string): Promise<void> {
  const isReplica = (await readReplica(name)) !== undefined;
  await (isReplica ? forgetReplica(name) : dropAside(name));
}

async function readReplica(name: string): Promise<Uint8Array | undefined> {
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
    return doc.store.clients.size > 0 ? Y.encodeStateAsUpdate(doc) : undefined;
  } finally {
    replica.close();
    doc.destroy();
  }
}
