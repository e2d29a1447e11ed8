import { act, renderHook } from '@testing-library/react';
import type { Track } from 'livekit-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CallPerson } from './useCallPeople.ts';
import { useSteadyCamera } from './useSteadyCamera.ts';

const laptop = { sid: 'laptop' } as Track;
const phone = { sid: 'phone' } as Track;

/** Of a person in a call only these two count here. */
const sends = (camera: Track | undefined, isCameraComing = false) =>
  ({ camera, isCameraComing }) as CallPerson;
const watch = (person: CallPerson) => renderHook(useSteadyCamera, { initialProps: person });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('the picture of the last device stands until that of the next one is there', () => {
  const { result, rerender } = watch(sends(laptop));
  rerender(sends(undefined, true));
  expect(result.current).toBe(laptop);
  rerender(sends(phone));
  expect(result.current).toBe(phone);
});

it('a camera that is switched off is no picture, and none that a later device begins with', () => {
  const { result, rerender } = watch(sends(laptop));
  rerender(sends(undefined));
  expect(result.current).toBeUndefined();
  rerender(sends(undefined, true));
  expect(result.current).toBeUndefined();
});

it('a picture that does not come is waited for five seconds', () => {
  const { result, rerender } = watch(sends(laptop));
  rerender(sends(undefined, true));
  act(() => void vi.advanceTimersByTime(4_999));
  expect(result.current).toBe(laptop);
  act(() => void vi.advanceTimersByTime(1));
  expect(result.current).toBeUndefined();
});
