import { expect, it } from 'vitest';
import { openFrom } from './openFrom.ts';

const origin = 'https://rapport.test';

/** Stands for the browser's windows: only a press on a real notice may open or focus one. */
async function pressed(data: unknown, open: string[] = []): Promise<string[]> {
  const done: string[] = [];
  await openFrom(data, origin, {
    matchAll: async () => open.map((url) => ({ url, focus: async () => done.push(`focus ${url}`) })),
    openWindow: async (url) => done.push(`open ${url}`),
  });
  return done;
}

it('opens the page that the notice is about', async () => {
  expect(await pressed({ url: '/s/1?from=notice' })).toEqual([`open ${origin}/s/1?from=notice`]);
});

it('goes to the window that shows it already, wherever in it somebody is', async () => {
  const open = [`${origin}/`, `${origin}/s/1#notes`];
  expect(await pressed({ url: '/s/1' }, open)).toEqual([`focus ${origin}/s/1#notes`]);
});

it('takes no window away from what it shows: somebody may be in a call there', async () => {
  expect(await pressed({ url: '/pairs/2' }, [`${origin}/s/1`])).toEqual([`open ${origin}/pairs/2`]);
});

it.each([
  'https://evil.test/',
  '//evil.test/',
  '/\\evil.test',
  'javascript:alert(1)',
  'http://',
  7,
  undefined,
])('leads home where the notice leads away: %j', async (url) => {
  expect(await pressed({ url })).toEqual([`open ${origin}/`]);
});

it('leads home where the notice says nothing', async () => {
  expect(await pressed(null)).toEqual([`open ${origin}/`]);
});
