import { expect, test } from 'vitest';
import { endedBetween, overItems } from './endedItems.ts';

const item = (id: string, done: boolean, spent: number) => ({ id, done, spent });
const over = (items: ReturnType<typeof item>[], running?: string) => overItems(items, running);

test('an item ends when it is ticked off, or when its timer stands still', () => {
  const before = over([item('a', false, 0), item('b', false, 0), item('c', false, 0)], 'b');
  expect(endedBetween(before, over([item('a', true, 0), item('b', false, 90), item('c', false, 0)]))).toEqual(
    ['a', 'b'],
  );
});

test('an item whose timer runs has not ended, whatever it took before', () => {
  expect(endedBetween(over([item('a', false, 0)]), over([item('a', false, 500)], 'a'))).toEqual([]);
});

test('ticking off what was stopped before is no second end', () => {
  expect(endedBetween(over([item('a', false, 500)]), over([item('a', true, 500)]))).toEqual([]);
});

test('an item that went on ends again', () => {
  expect(endedBetween(over([item('a', false, 500)]), over([item('a', false, 900)]))).toEqual(['a']);
  expect(endedBetween(over([item('a', false, 0)]), over([item('a', true, 0)]))).toEqual(['a']);
});
