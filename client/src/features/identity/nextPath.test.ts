import { expect, test } from 'vitest';
import { nextPath } from './nextPath.ts';

test.each([
  ['/s/0123456789abcdef01234567', '/s/0123456789abcdef01234567'],
  ['/pairs/1?title=a#b', '/pairs/1?title=a#b'],
  [null, '/'],
  ['', '/'],
  ['https://elsewhere.example', '/'],
  ['//elsewhere.example/x', '/'],
  ['/\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
])('after sign-in %j leads to %j, never to another origin', (next, path) => {
  expect(nextPath(next)).toBe(path);
});
