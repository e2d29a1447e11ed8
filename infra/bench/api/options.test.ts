import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

it('takes five rounds when nothing is said, and one when it is quick', () => {
  expect(readOptions([])).toEqual({ rounds: 5, quick: false, only: undefined });
  expect(readOptions(['--quick'])).toMatchObject({ rounds: 1, quick: true });
  expect(readOptions(['--rounds', '2', '--quick'])).toMatchObject({ rounds: 2, quick: true });
  expect(readOptions(['--only', 'slot finder'])).toMatchObject({ only: 'slot finder' });
});

it.each([['--rounds', '0'], ['--rounds', 'many'], ['--slow'], ['home']])('refuses %j', (...args) => {
  expect(() => readOptions(args)).toThrow();
});
