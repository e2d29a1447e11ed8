import { expect, it } from 'vitest';
import { seededEdits } from './seededEdits.ts';

it('is the same history every time, of as many keystrokes as were asked for', () => {
  const edits = seededEdits(10_000);
  expect(edits).toHaveLength(10_000);
  expect(seededEdits(10_000)).toEqual(edits);
});

it('deletes only what is there, one character at a time', () => {
  let text = '';
  for (const [at, deleted, inserted] of seededEdits(10_000)) {
    expect(at + deleted).toBeLessThanOrEqual(text.length);
    expect(deleted + inserted.length).toBe(1);
    text = text.slice(0, at) + inserted + text.slice(at + deleted);
  }
  expect(text.length).toBeGreaterThan(2_000);
});
