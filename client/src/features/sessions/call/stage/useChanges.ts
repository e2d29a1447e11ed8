import type { Room, RoomEvent } from 'livekit-client';
import { useEffect, useReducer } from 'react';

/**
 * Renders again at each of these events of a room, whose participants and tracks change in place.
 * @param events the same array at every render
 */
export function useChanges(room: Room, events: readonly RoomEvent[]): void {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    for (const event of events) room.on(event, again);
    // What happened between rendering and listening.
    again();
    return () => {
      for (const event of events) room.off(event, again);
    };
  }, [room, events]);
}
