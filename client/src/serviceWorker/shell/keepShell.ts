import type { Shell } from './Shell.ts';

/** The page, under which address its one copy is kept. */
export const page = '/';
const prefix = 'rapport-shell-';
const nameOf = ({ version }: Pick<Shell, 'version'>) => prefix + version;
/** Of a cache without files: its name says which build took over last. */
const markPrefix = 'rapport-last-';

/** As much of the browser's caches as this needs. */
export type Caches = Pick<CacheStorage, 'open' | 'has' | 'keys' | 'delete' | 'match'>;
type Ask = (path: string, init: RequestInit) => Promise<Response>;

/** Fetches so many files at a time: somebody is using the network for what they see. */
const atOnce = 4;
// Compression names a header that no request of ours has in the worker.
const whatever = { ignoreVary: true, ignoreSearch: true };

/** Keeps the page and all its files, or, where one cannot be had, nothing of them that was not kept before. */
export async function keepShell(shell: Shell, caches: Caches, ask: Ask = fetch): Promise<void> {
  // The worker that is in use has the same files, where only the worker's own code has changed.
  const isKept = await caches.has(nameOf(shell));
  const cache = await caches.open(nameOf(shell));
  const keep = async (path: string) => {
    // A hashed file is the same in every build.
    const known = path.startsWith('/assets/') ? await caches.match(path, whatever) : undefined;
    const file = known ?? (await ask(path, { cache: path.startsWith('/assets/') ? 'default' : 'no-cache' }));
    // What stands before the server may answer with a page of its own.
    if (!file.ok || file.redirected) throw new Error(`${path}: ${file.status}`);
    await cache.put(path, file);
  };
  try {
    const waiting = [page, ...shell.files];
    const work = async () => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await keep(path);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  } catch (error) {
    if (!isKept) await caches.delete(nameOf(shell));
    throw error;
  }
}

/**
 * As this build takes over: lets go of older ones but that which had taken over before, of which an open page may still
 * load parts. One that only waited goes, too; where a page is of it, it takes over.
 */
export async function dropOldShells(shell: Shell, caches: Caches): Promise<void> {
  const names = await caches.keys();
  const marks = names.filter((name) => name.startsWith(markPrefix));
  const tookOver = marks.map((mark) => prefix + mark.slice(markPrefix.length));
  // The same build with another worker: which one was before it is not known any more.
  if (tookOver.includes(nameOf(shell))) return;
  const kept = new Set([nameOf(shell), ...tookOver]);
  const old = names.filter((name) => name.startsWith(prefix) && !kept.has(name));
  await caches.open(markPrefix + shell.version);
  await Promise.all([...old, ...marks].map((name) => caches.delete(name)));
}

/** A kept file: of this build, or of the one before. */
export async function keptFile(shell: Shell, caches: Caches, path: string): Promise<Response | undefined> {
  const cache = await caches.open(nameOf(shell));
  return (await cache.match(path, whatever)) ?? (await caches.match(path, whatever));
}
