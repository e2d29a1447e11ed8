import {
  ConnectionError,
  ConnectionErrorReason,
  type Room,
  type RoomConnectOptions,
  RoomEvent,
} from 'livekit-client';
import { signalOrigin } from './connectOptions.ts';

/** The SFU lets in, and sound and picture find no way to it. */
export class NoMediaPathError extends Error {}

/** As the library does it. Rejects with a NoMediaPathError where only sound and picture found no way. */
export async function connectRoom(room: Room, token: string, options: RoomConnectOptions): Promise<void> {
  let isAnswered = false;
  const answered = () => {
    isAnswered = true;
  };
  room.once(RoomEvent.SignalConnected, answered);
  try {
    await room.connect(signalOrigin(), token, options);
  } catch (error) {
    // Given up or sent away it fails for other reasons.
    const isPath = error instanceof ConnectionError && error.reason === ConnectionErrorReason.InternalError;
    throw isAnswered && isPath ? new NoMediaPathError('no way for media', { cause: error }) : error;
  } finally {
    room.off(RoomEvent.SignalConnected, answered);
  }
}
