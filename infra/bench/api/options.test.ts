import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

it('takes five rounds when nothing is said, and one when it is quick', () => {
  expect(readOptions([])).toEqual({ rounds: 5, quick: false });
  expect(readOptions(['--quick'])).toEqual({ rounds: 1, quick: true });
  expect(readOptions(['--rounds', '2', '--quick'])).toEqual({ rounds: 2, quick: true });
});

it.each([['--rounds', '0'], ['--rounds', 'many'], ['--slow'], ['home']])('refuses %j', (...args) => {
  expect(() => readOptions(args)).toThrow();
});
