import { isPublicComputer } from '../publicComputer.ts';
import { rememberDatabase } from './forgetReplicas.ts';

/**
 * What this device had of documents that have begun anew on the server, one Yjs update each, by name of the replica:
 * kept until its author lets it go, or signs out.
 */
const store = 'copies';

export async function setAside(name: string, copy: Uint8Array): Promise<void> {
  await inStore('readwrite', (copies) => copies.put(copy, name));
}

/** Undefined when nothing was set aside, or this browser keeps nothing. */
export async function readAside(name: string): Promise<Uint8Array | undefined> {
  if (typeof indexedDB === 'undefined' || isPublicComputer()) return undefined;
  return inStore('readonly', (copies) => copies.get(name) as IDBRequest<Uint8Array | undefined>);
}

export async function dropAside(name: string): Promise<void> {
  await inStore('readwrite', (copies) => copies.delete(name));
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
