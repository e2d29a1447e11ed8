import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('rounds and the name of what is measured are read', () => {
  expect(readOptions(['--rounds', '2', '--only', 'UDP'], 'callFaults')).toEqual({ rounds: 2, only: 'UDP' });
  expect(readOptions([], 'join')).toEqual({ rounds: undefined, only: undefined });
});

test.each([
  [['--rounds', '0'], 'join'],
  [['--rounds', 'many'], 'call'],
  [['--only', 'UDP'], 'join'],
] as const)('%j is refused for %s, with the way to say it', (args, name) => {
  expect(() => readOptions(args, name)).toThrow(
    expect.objectContaining({ remedy: expect.stringContaining('npm run bench:') }),
  );
});
