import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSaidLines } from './useSaidLines.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a line stands for its time, and is gone sooner where what it says is true no more', () => {
  const { result } = renderHook(useSaidLines);
  const texts = () => result.current[0].map(({ text }) => text);
  const say = result.current[1];
  let takeBack: () => void = () => undefined;
  act(() => {
    say('Maya joined.');
    takeBack = say('Sound and picture are back.');
  });
  expect(texts()).toEqual(['Maya joined.', 'Sound and picture are back.']);
  act(() => takeBack());
  expect(texts()).toEqual(['Maya joined.']);
  act(() => vi.advanceTimersByTime(7_000));
  expect(texts()).toEqual([]);
});
