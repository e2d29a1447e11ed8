import type { Room, RoomConnectOptions } from 'livekit-client';

/**
 * Connects as `room.connect` does, and gives up when the signal ends: the library has none of its own, and looks for a
 * way for up to 10 s.
 */
export async function connectUntil(
  signal: AbortSignal,
  room: Pick<Room, 'connect' | 'disconnect'>,
  ...[url, token, options]: [url: string, token: string, options: RoomConnectOptions]
): Promise<void> {
  signal.throwIfAborted();
  // What is being connected rejects by it.
  const giveUp = () => void room.disconnect().catch(() => undefined);
  signal.addEventListener('abort', giveUp);
  try {
    await room.connect(url, token, options);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
