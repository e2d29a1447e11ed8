import { closeCode } from '@rapport/shared/collab/protocol';
import { expect, it } from 'vitest';
import { isFinal, reconnectDelay } from './reconnect.ts';

it('comes back after everything but what the server would refuse again', () => {
  const comesBack = Object.values(closeCode).filter((code) => !isFinal(code));
  expect(new Set(comesBack)).toEqual(
    new Set([
      closeCode.restarting,
      closeCode.malformed,
      closeCode.timeout,
      closeCode.tooMany,
      closeCode.tooSlow,
      closeCode.foreignClient,
    ]),
  );
  expect(isFinal(1006)).toBe(false);
});

it('waits longer with every failure, up to a bound, and never as long as everybody else', () => {
  const longest = [1, 2, 3, 4, 5, 6, 60].map((failures) => reconnectDelay(failures, 1006, 1));
  expect(longest).toEqual([200, 400, 1_000, 2_500, 5_000, 5_000, 5_000]);
  expect(reconnectDelay(1, 1006, 0)).toBe(100);
});

it('is patient after a refusal for too many messages', () => {
  expect(reconnectDelay(1, closeCode.tooMany, 1)).toBe(15_000);
});
