import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

const prefix = 'rapport-replica:';
const listKey = 'rapport.replicas';

/** The copy on this device, per person, so that two people at one computer never see each other's. */
export function openReplica(personId: string, name: string, doc: Y.Doc): IndexeddbPersistence | undefined {
  // A private window or a full disk has no IndexedDB; the page works on without.
  if (typeof indexedDB === 'undefined') return undefined;
  const database = `${prefix}${personId}:${name}`;
  remember(database);
  return new IndexeddbPersistence(database, doc);
}

/** Removes every copy from this device: at sign-out. */
export async function forgetReplicas(): Promise<void> {
  const listed = await indexedDB.databases?.().catch(() => []);
  const names = new Set([...remembered(), ...(listed ?? []).flatMap(({ name }) => (name ? [name] : []))]);
  const ours = [...names].filter((name) => name.startsWith(prefix));
  await Promise.all(ours.map(remove));
  localStorage.removeItem(listKey);
}

function remove(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

/** Not every browser can list its databases, so their names are kept as well. */
function remembered(): string[] {
  try {
    return JSON.parse(localStorage.getItem(listKey) ?? '[]') as string[];
  } catch {
    return [];
  }
}

function remember(name: string): void {
  const names = remembered();
  if (!names.includes(name)) localStorage.setItem(listKey, JSON.stringify([...names, name]));
}
