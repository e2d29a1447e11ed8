import { expect, it } from 'vitest';
import { heard, type Speeches, whoSpeaks } from './speeches.ts';

const nobody: Speeches = new Map();

it('who pauses for a breath still speaks, who has been silent for longer does not', () => {
  const both = heard(heard(nobody, ['jonas'], 1_000), ['jonas', 'maya'], 2_000);
  const maya = heard(both, ['maya'], 9_000);
  expect(whoSpeaks(maya, 10_000)).toEqual(['jonas', 'maya']);
  expect(whoSpeaks(maya, 11_000)).toEqual(['maya']);
  expect(whoSpeaks(heard(maya, [], 12_000), 60_000)).toEqual([]);
});

it('a breath does not make it another speech, a longer pause does', () => {
  const stopped = heard(heard(nobody, ['jonas'], 1_000), [], 3_000);
  expect(heard(stopped, ['jonas'], 4_000).get('jonas')?.from).toBe(1_000);
  expect(heard(stopped, ['jonas'], 5_000).get('jonas')?.from).toBe(5_000);
});

it('who speaks anew comes after who went on speaking', () => {
  const both = heard(heard(nobody, ['jonas'], 1_000), ['jonas', 'maya'], 2_000);
  const again = heard(heard(both, ['maya'], 3_000), ['maya', 'jonas'], 9_000);
  expect(whoSpeaks(again, 9_000)).toEqual(['maya', 'jonas']);
});
