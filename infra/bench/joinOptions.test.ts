import { expect, test } from 'vitest';
import { readJoinOptions } from './joinOptions.ts';

test('the number of rounds is read', () => {
  expect(readJoinOptions(['--rounds', '2'])).toEqual({ rounds: 2 });
  expect(readJoinOptions([])).toEqual({ rounds: undefined });
});

test.each([[['--rounds', '0']], [['--rounds', 'many']], [['--only', 'UDP']]])(
  '%j is refused with the way to say it',
  (args) => {
    expect(() => readJoinOptions(args)).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining('npm run bench:join') }),
    );
  },
);
