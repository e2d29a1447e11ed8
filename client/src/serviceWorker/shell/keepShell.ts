import type { Shell } from './Shell.ts';

/** The page, under which address its one copy is kept. */
export const page = '/';
const prefix = 'rapport-shell-';
const nameOf = ({ version }: Pick<Shell, 'version'>) => prefix + version;

/** As much of the browser's caches as this needs. */
export type Caches = Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>;
type Ask = (path: string, init: RequestInit) => Promise<Response>;

/** Fetches so many files at a time: somebody is using the network for what they see. */
const atOnce = 4;
// Compression names a header that no request of ours has in the worker.
const whatever = { ignoreVary: true, ignoreSearch: true };

/** Keeps the page and all its files, or, where one cannot be had, nothing of them. */
export async function keepShell(shell: Shell, caches: Caches, ask: Ask = fetch): Promise<void> {
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
    await caches.delete(nameOf(shell));
    throw error;
  }
}

/** Lets go of older builds but the one before: a page that was opened with it may still load parts. */
export async function dropOldShells(shell: Shell, caches: Caches): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== nameOf(shell));
  // In the order in which they were made.
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** A kept file: of this build, or of the one before. */
export async function keptFile(shell: Shell, caches: Caches, path: string): Promise<Response | undefined> {
  const cache = await caches.open(nameOf(shell));
  return (await cache.match(path, whatever)) ?? (await caches.match(path, whatever));
}
