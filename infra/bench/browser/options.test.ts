import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('the number of rounds is read', () => {
  expect(readOptions(['--rounds', '2'], 'join')).toEqual({ rounds: 2 });
  expect(readOptions([], 'join')).toEqual({ rounds: undefined });
});

test.each([[['--rounds', '0']], [['--rounds', 'many']], [['--only', 'UDP']]])(
  '%j is refused with the way to say it',
  (args) => {
    expect(() => readOptions(args, 'join')).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining('npm run bench:join') }),
    );
  },
);
