import { expect, test } from 'vitest';
import { fragmentValue } from './fragmentValue.ts';

test.each([
  ['#code=abc=def', 'abc=def'],
  ['#abc', 'abc'],
  ['#', ''],
  ['', ''],
])('the fragment %j carries %j', (hash, value) => {
  expect(fragmentValue(hash)).toBe(value);
});
