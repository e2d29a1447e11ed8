import * as Y from 'yjs';
import { proofs } from './proofStore.ts';

/** Beside the clientIDs: that any of it was ever proved. */
const proved = 'proved';

/** @param stateVector what the server has */
export function noteSaved(copy: IDBDatabase, stateVector: Uint8Array): void {
  const clocks = Y.decodeStateVector(stateVector);
  const store = copy.transaction([proofs], 'readwrite').objectStore(proofs);
  store.put(1, proved);
  const pages = store.getAllKeys();
  pages.onsuccess = () => {
    for (const client of pages.result) {
      if (client !== proved) store.put(clocks.get(Number(client)) ?? 0, client);
    }
  };
}

/** Whether it is proved that the server has all that the pages of this device wrote into a copy, which `doc` holds. */
export async function isSaved(copy: IDBDatabase, doc: Y.Doc): Promise<boolean> {
  const store = copy.transaction([proofs], 'readonly').objectStore(proofs);
  const [keys, clocks] = await Promise.all([answerOf(store.getAllKeys()), answerOf(store.getAll())]);
  const isKnown = (client: IDBValidKey, clock: number) =>
    client === proved || Y.getState(doc.store, Number(client)) <= clock;
  return keys.includes(proved) && keys.every((client, i) => isKnown(client, clocks[i]));
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
