import { beforeEach, expect, it, vi } from 'vitest';

const fresh = async () => {
  vi.resetModules();
  return import('./windowName.ts');
};

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

it('a window keeps its name over a reload, and another window of the browser has another one', async () => {
  const first = await fresh();
  const name = await first.windowName();
  expect(name).toMatch(/^[0-9A-Za-z_-]{6,40}$/);
  expect(await first.windowName()).toBe(name);
  const reloaded = await fresh();
  expect(await reloaded.windowName()).toBe(name);
  sessionStorage.clear();
  const other = await fresh();
  const second = await other.windowName();
  expect(second).not.toBe(name);
  expect(other.browserOf(second)).toBe(first.browserOf(name));
});

it('a duplicated window, whose storage is a copy, takes another name while the first one lives', async () => {
  const held = new Set<string>();
  vi.stubGlobal('navigator', {
    locks: {
      request(name: string, { signal }: { signal?: AbortSignal }, callback: () => Promise<never>) {
        if (!held.has(name)) {
          held.add(name);
          return callback();
        }
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
    },
  });
  const first = await (await fresh()).windowName();
  expect(await (await fresh()).windowName()).not.toBe(first);
  vi.unstubAllGlobals();
});
