const prefix = 'rapport-replica:';
const listKey = 'rapport.replicas';

/** Name of the copy of a document on this device: per person, so that two people at one computer see only their own. */
export function replicaName(personId: string, document: string): string {
  const name = `${prefix}${personId}:${document}`;
  remember(name);
  return name;
}

/** Removes every copy from this device: at sign-out. Knows nothing of Yjs, so that signing out loads none of it. */
export async function forgetReplicas(): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
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
