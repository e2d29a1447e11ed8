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
    has: async (name: string) => stores.has(name),
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

it('leaves alone what the worker that is in use has, where another one of the same build cannot have it whole', async () => {
  const { caches, stores } = fakeCaches();
  const shell = shellOf('1', '/early.js');
  await keepShell(shell, caches, network('old').ask);
  await expect(keepShell(shell, caches, network('', '/early.js').ask)).rejects.toThrow('/early.js: 404');
  expect([...stores.keys()]).toEqual(['rapport-shell-1']);
  expect(await read(await keptFile(shell, caches, '/early.js'))).toBe('old /early.js');
});

const ofShells = (stores: Map<string, unknown>) =>
  [...stores.keys()].filter((name) => name.startsWith('rapport-shell-'));

it('lets go of older builds but the last, from which an open page may still load', async () => {
  const { caches, stores } = fakeCaches();
  stores.set('somebody-elses', new Map());
  const shells = ['1', '2', '3'].map((version) => shellOf(version, `/assets/${version}.js`));
  for (const shell of shells) {
    await keepShell(shell, caches, network('of').ask);
    await dropOldShells(shell, caches);
  }
  expect(ofShells(stores)).toEqual(['rapport-shell-2', 'rapport-shell-3']);
  expect(stores.has('somebody-elses')).toBe(true);
  const [, , current] = shells;
  if (current) {
    expect(await read(await keptFile(current, caches, '/assets/2.js'))).toBe('of /assets/2.js');
    expect(await keptFile(current, caches, '/assets/1.js')).toBeUndefined();
  }
});

it('takes for the last not what only waited, but what had taken over', async () => {
  const { caches, stores } = fakeCaches();
  const [used, waited, newest] = [shellOf('1'), shellOf('2'), shellOf('3')];
  await keepShell(used, caches, network('').ask);
  await dropOldShells(used, caches);
  await keepShell(waited, caches, network('').ask);
  await keepShell(newest, caches, network('').ask);
  await dropOldShells(newest, caches);
  expect(ofShells(stores)).toEqual(['rapport-shell-1', 'rapport-shell-3']);
});

it('still has the last where the same build takes over again with another worker', async () => {
  const { caches, stores } = fakeCaches();
  for (const shell of [shellOf('1'), shellOf('2'), shellOf('2')]) {
    await keepShell(shell, caches, network('').ask);
    await dropOldShells(shell, caches);
  }
  expect(ofShells(stores)).toEqual(['rapport-shell-1', 'rapport-shell-2']);
});

it('goes back to the build before as to any other', async () => {
  const { caches, stores } = fakeCaches();
  for (const shell of [shellOf('1'), shellOf('2'), shellOf('1')]) {
    await keepShell(shell, caches, network('').ask);
    await dropOldShells(shell, caches);
  }
  expect(ofShells(stores)).toEqual(['rapport-shell-1', 'rapport-shell-2']);
});
