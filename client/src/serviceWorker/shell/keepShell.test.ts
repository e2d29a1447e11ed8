import { expect, it } from 'vitest';
import { type Caches, dropOldShells, keepShell, keptFile } from './keepShell.ts';

/** Stands for the browser's caches, which no test outside of a browser has: names in the order of their making. */
function fakeCaches() {
  const stores = new Map<string, Map<string, Response>>();
  const cacheOf = (store: Map<string, Response>) =>
    ({
      match: async (path: string) => store.get(path)?.clone(),
      put: async (path: string, file: Response) => void store.set(path, file),
    }) as unknown as Cache;
  const caches = {
    open: async (name: string) => {
      const store = stores.get(name) ?? new Map();
      stores.set(name, store);
      return cacheOf(store);
    },
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async (path: string) =>
      [...stores.values()]
        .find((store) => store.has(path))
        ?.get(path)
        ?.clone(),
  } as unknown as Caches;
  return { caches, stores };
}

const shellOf = (version: string, ...files: string[]) => ({ version, entry: '', files });

function network(words: string, missing?: string) {
  const asked: string[] = [];
  const ask = async (path: string) => {
    asked.push(path);
    return new Response(`${words} ${path}`, { status: path === missing ? 404 : 200 });
  };
  return { asked, ask };
}

const read = async (file: Response | undefined) => file?.text();

it('keeps the page and its files, and asks for no hashed file twice', async () => {
  const { caches } = fakeCaches();
  const first = shellOf('1', '/assets/a.js', '/early.js');
  await keepShell(first, caches, network('old').ask);
  const later = network('new');
  const second = shellOf('2', '/assets/a.js', '/assets/b.js', '/early.js');
  await keepShell(second, caches, later.ask);
  expect(later.asked.sort()).toEqual(['/', '/assets/b.js', '/early.js']);
  expect(await read(await keptFile(second, caches, '/'))).toBe('new /');
  expect(await read(await keptFile(second, caches, '/assets/a.js'))).toBe('old /assets/a.js');
  expect(await read(await keptFile(first, caches, '/'))).toBe('old /');
});

it('keeps nothing of a build that it cannot have whole', async () => {
  const { caches, stores } = fakeCaches();
  await expect(
    keepShell(shellOf('1', '/assets/a.js', '/assets/gone.js'), caches, network('', '/assets/gone.js').ask),
  ).rejects.toThrow('/assets/gone.js: 404');
  expect([...stores.keys()]).toEqual([]);
});

it('lets go of older builds but the last, from which an open page may still load', async () => {
  const { caches, stores } = fakeCaches();
  stores.set('somebody-elses', new Map());
  const shells = ['1', '2', '3'].map((version) => shellOf(version, `/assets/${version}.js`));
  for (const shell of shells) await keepShell(shell, caches, network('of').ask);
  const [, , current] = shells;
  if (current) {
    await dropOldShells(current, caches);
    expect([...stores.keys()]).toEqual(['somebody-elses', 'rapport-shell-2', 'rapport-shell-3']);
    expect(await read(await keptFile(current, caches, '/assets/2.js'))).toBe('of /assets/2.js');
    expect(await keptFile(current, caches, '/assets/1.js')).toBeUndefined();
  }
});
