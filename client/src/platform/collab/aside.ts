import * as Y from 'yjs';
import { isPublicComputer } from '../publicComputer.ts';
import { rememberDatabase } from './forgetReplicas.ts';

/** Something that this device has kept of a document. */
export interface DeviceCopy {
  /** Its own among all that is kept. */
  readonly key: string;
  /** One Yjs update. */
  readonly update: Uint8Array;
  /** Of the history that it is of, where that is known. */
  readonly epoch: number | undefined;
  /** Removes it from this device. */
  readonly drop: () => Promise<void>;
}

/**
 * What this device had of documents that have begun anew on the server, one Yjs update each: kept until its author
 * lets it go, or signs out. Those of one document are not merged: what was put back stands in the next one, too, and
 * would say everything twice.
 */
const store = 'copies';
type Kept = Pick<DeviceCopy, 'update' | 'epoch'>;

/** By this page: the browser reads keys in their order as text, and two copies may fall into one millisecond. */
let kept = 0;

/** @param name as `replicaName` writes it */
export async function setAside(name: string, copy: Uint8Array, epoch: number | undefined): Promise<void> {
  const others = await readAside(name);
  // Another window of the same pages had all of it.
  if (others.some(({ update }) => holdsAll(update, copy))) return;
  kept += 1;
  const key = `${name}@${Date.now()}:${String(kept).padStart(6, '0')}:${Math.random()}`;
  await inStore('readwrite', (copies) => copies.put({ update: copy, epoch }, key));
  await Promise.all(others.filter(({ update }) => holdsAll(copy, update)).map(({ drop }) => drop()));
}

/** The oldest first; nothing where this browser keeps nothing. */
export async function readAside(name: string): Promise<DeviceCopy[]> {
  if (typeof indexedDB === 'undefined' || isPublicComputer()) return [];
  const keys = (await inStore('readonly', (copies) => copies.getAllKeys())) as string[];
  // Until there could be several, the name alone was the key.
  const ours = keys.filter((key) => key === name || key.startsWith(`${name}@`));
  const found = ours.map(async (key): Promise<DeviceCopy[]> => {
    const value = await inStore<Kept | Uint8Array | undefined>('readonly', (copies) => copies.get(key));
    // Until its epoch was kept, too, the update alone was the value.
    const copy = value instanceof Uint8Array ? { update: value, epoch: undefined } : value;
    return copy ? [{ key, ...copy, drop: () => inStore('readwrite', (copies) => copies.delete(key)) }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Whether everything that was ever written in `copy` was written in `other`, too. */
function holdsAll(other: Uint8Array, copy: Uint8Array): boolean {
  const { to } = Y.parseUpdateMeta(other);
  return [...Y.parseUpdateMeta(copy).to].every(([client, end]) => end <= (to.get(client) ?? 0));
}

async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (copies: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = ask(transaction.objectStore(store));
      // Its end, not the request's: only then is it on the disk.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (isPublicComputer()) return reject(new Error('nothing is kept on a public computer'));
    const request = indexedDB.open(rememberDatabase('aside'));
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
