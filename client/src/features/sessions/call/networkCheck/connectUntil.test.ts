import { expect, it, vi } from 'vitest';
import { connectUntil } from './connectUntil.ts';

/** A room that never finds a way, and gives up as the library's does. */
function lostRoom() {
  let fail: (error: Error) => void = () => undefined;
  return {
    connect: vi.fn(
      () =>
        new Promise<void>((_, reject) => {
          fail = reject;
        }),
    ),
    disconnect: async () => fail(new Error('Client initiated disconnect')),
  };
}

it('stops looking for a way when the test is closed', async () => {
  const ended = new AbortController();
  const connecting = connectUntil(ended.signal, lostRoom(), 'wss://x', 'token', {});
  ended.abort();
  await expect(connecting).rejects.toThrow('Client initiated disconnect');
});

it('does not begin to look after that', async () => {
  const room = lostRoom();
  await expect(connectUntil(AbortSignal.abort(), room, 'wss://x', 'token', {})).rejects.toThrow();
  expect(room.connect).not.toHaveBeenCalled();
});
