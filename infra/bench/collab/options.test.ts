import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

const read = (...args: string[]) => readOptions(args, ['latency', 'storm']);

it('runs everything for five rounds when nothing is said', () => {
  expect(read()).toEqual({ scenarios: [], rounds: 5, quick: false, trace: undefined });
});

it('takes scenarios and settings in any order', () => {
  expect(read('--rounds', '2', 'storm', '--quick', '--trace', 'x.gz')).toEqual({
    ...{ scenarios: ['storm'], rounds: 2, quick: true, trace: 'x.gz' },
  });
});

it('is quick with one round', () => {
  expect(read('--quick').rounds).toBe(1);
});

it.each([['strom'], ['--rounds', '0'], ['--rounds', 'many'], ['--slow']])('refuses %j', (...args) => {
  expect(() => read(...args)).toThrow();
});
