import { expect, it } from 'vitest';
import { wayOf } from './wayOf.ts';

const origin = 'https://rapport.test';
const shell = { files: ['/assets/index.js', '/early.js'] };
const ask = (path: string, mode: RequestMode = 'navigate', method = 'GET') =>
  wayOf({ method, mode, url: new URL(path, origin).href }, origin, shell);

it.each(['/', '/s/1?from=notice', '/pairs/2', '/me', '/apis'])('opens %s as a page', (path) => {
  expect(ask(path)).toBe('page');
});

it.each(['/api/sessions/1/file', '/calendar/x.ics', '/readyz', '/collab', '/socket.io/?EIO=4', '/rtc'])(
  'leaves %s to the network, even where somebody goes there',
  (path) => {
    expect(ask(path)).toBeUndefined();
  },
);

it('takes files from the shell, also those of another build', () => {
  expect(ask('/assets/index.js', 'cors')).toBe('file');
  expect(ask('/early.js', 'no-cors')).toBe('file');
  expect(ask('/assets/of-yesterday.js', 'cors')).toBe('file');
});

it('has nothing to do with answers of the API, with changes and with other origins', () => {
  expect(ask('/api/me', 'same-origin')).toBeUndefined();
  expect(ask('/', 'navigate', 'POST')).toBeUndefined();
  expect(ask('https://elsewhere.test/assets/index.js', 'cors')).toBeUndefined();
  expect(ask('/service-worker.js', 'same-origin')).toBeUndefined();
});
