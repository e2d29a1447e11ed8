import { deviceStorage } from '../publicComputer.ts';

const prefix = 'rapport-replica:';
const listKey = 'rapport.replicas';
const epochsKey = 'rapport.replicaEpochs';

/** Name of the copy of a document on this device: per person, so that two people at one computer see only their own. */
export const replicaName = (personId: string, document: string): string => `${personId}:${document}`;

/** Name of the browser's database for it, which goes at sign-out. */
export function rememberDatabase(name: string): string {
  const database = prefix + name;
  remember(database);
  return database;
}

/** The epoch of which the copy is, where it is known. */
export function epochOf(name: string): number | undefined {
  return epochs()[name];
}

/** @param epoch undefined when there is no copy any more */
export function rememberEpoch(name: string, epoch: number | undefined): void {
  const { [name]: before, ...others } = epochs();
  if (before === epoch) return;
  keep(epochsKey, epoch === undefined ? others : { ...others, [name]: epoch });
}

/** Whether this device has the copy, which may be empty. */
export const isKept = (name: string): boolean => remembered().includes(prefix + name);

/** Names of all copies that this device has, whosever they are. */
export const keptReplicas = (): string[] =>
  remembered()
    .map((database) => database.slice(prefix.length))
    // Of documents alone, which are called `person:document`.
    .filter((name) => name.includes(':'));

/** Removes one copy from this device. */
export async function forgetReplica(name: string): Promise<void> {
  rememberEpoch(name, undefined);
  await remove(prefix + name);
  keep(
    listKey,
    remembered().filter((known) => known !== prefix + name),
  );
}

/** Removes every copy from this device: at sign-out. Knows nothing of Yjs, so that signing out loads none of it. */
export async function forgetReplicas(): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const listed = await indexedDB.databases?.().catch(() => []);
  const names = new Set([...remembered(), ...(listed ?? []).flatMap(({ name }) => (name ? [name] : []))]);
  const ours = [...names].filter((name) => name.startsWith(prefix));
  await Promise.all(ours.map(remove));
  for (const key of [listKey, epochsKey]) window.localStorage.removeItem(key);
}

function remove(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

/** Not every browser can list its databases, so their names are kept as well. */
const remembered = (): string[] => stored(listKey, []);

const epochs = (): Record<string, number> => stored(epochsKey, {});

function stored<T>(key: string, otherwise: T): T {
  try {
    return (JSON.parse(deviceStorage().getItem(key) ?? 'null') as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function keep(key: string, value: unknown): void {
  try {
    deviceStorage().setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or closed to us: the copy itself has the same trouble, and says so.
  }
}

function remember(name: string): void {
  const names = remembered();
  if (!names.includes(name)) keep(listKey, [...names, name]);
}
