import { expect, test } from 'vitest';
import { putOff, putOffAt } from './putOff.ts';

class FakeStorage {
  readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
}

test('the question is put off for one end of one session, and who watches hears of it', () => {
  const storage = new FakeStorage();
  const heard: (number | undefined)[] = [];
  const first = putOffAt('first', storage);
  first.subscribe(() => heard.push(first.get()));
  putOff('first', 1_000, storage);
  expect(heard).toEqual([1_000]);
  expect(putOffAt('other', storage).get()).toBeUndefined();
});

test('a page that is loaded again knows it', () => {
  const storage = new FakeStorage();
  storage.setItem('rapport.keeper.reloaded', '2000');
  expect(putOffAt('reloaded', storage).get()).toBe(2_000);
});

test('where storage is closed it lasts as long as the page', () => {
  const closed = {
    getItem: () => {
      throw new DOMException('closed', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('closed', 'SecurityError');
    },
  };
  expect(putOffAt('closed', closed).get()).toBeUndefined();
  putOff('closed', 3_000, closed);
  expect(putOffAt('closed', closed).get()).toBe(3_000);
});
