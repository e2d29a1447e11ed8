import { expect, test } from 'vitest';
import { readCallOptions } from './callOptions.ts';

test('the number of rounds and what to measure are read', () => {
  expect(readCallOptions('join', ['--rounds', '2'])).toEqual({ rounds: 2, only: undefined });
  expect(readCallOptions('callFaults', ['--only', 'UDP'])).toEqual({ rounds: undefined, only: 'UDP' });
});

test.each([[['--rounds', '0']], [['--rounds', 'many']], [['--only', 'UDP']], [['--fast']]])(
  '%j is refused with the way to say it',
  (args) => {
    expect(() => readCallOptions('join', args)).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining('npm run bench:join') }),
    );
  },
);
