import { expect, it } from 'vitest';
import { whoSpeaks } from './whoSpeaks.ts';

it('who pauses for a breath still speaks, who has been silent for longer does not', () => {
  const lastHeard = new Map([
    ['maya', 10_000],
    ['jonas', 9_000],
    ['ada', 2_000],
  ]);
  expect(whoSpeaks(lastHeard, 10_000)).toEqual(['maya', 'jonas']);
  expect(whoSpeaks(lastHeard, 60_000)).toEqual([]);
});
