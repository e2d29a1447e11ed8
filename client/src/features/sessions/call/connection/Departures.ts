import { DisconnectReason, type Room, RoomEvent } from 'livekit-client';
import { personOf } from './identity.ts';

/**
 * How somebody came to be out of the room: by a will, theirs or that of who puts people out, or by a line that broke. Whom
 * a new connection of their own has replaced is as good as back.
 */
export type Departure = 'left' | 'lost';

const willed: ReadonlySet<DisconnectReason> = new Set([
  DisconnectReason.CLIENT_INITIATED,
  DisconnectReason.PARTICIPANT_REMOVED,
  DisconnectReason.ROOM_DELETED,
  DisconnectReason.ROOM_CLOSED,
]);

/** Keeps how people went, by person: the library's own event does not say it. */
export class Departures {
  readonly #room: Room;
  readonly #last = new Map<string, Departure>();
  #heard: Room['engine'] | undefined;

  constructor(room: Room) {
    this.#room = room;
    // Each connection may have an engine of its own.
    room.on(RoomEvent.Connected, () => this.#listen());
    room.on(RoomEvent.ParticipantConnected, ({ identity }) => this.#last.delete(personOf(identity)));
  }

  /** Undefined for who is there, was never there, or went while oneself was away. */
  of(personId: string): Departure | undefined {
    return this.#last.get(personId);
  }

  #isThere(person: string): boolean {
    return [...this.#room.remoteParticipants.values()].some(({ identity }) => personOf(identity) === person);
  }

  #listen(): void {
    const { engine } = this.#room;
    if (engine === this.#heard) return;
    this.#heard = engine;
    // Told behind the room's own listener, which has taken them out by then and draws nothing before this turn ends.
    engine.on('participantUpdate', (updates) => {
      for (const { identity, disconnectReason } of updates) {
        const person = personOf(identity);
        // The end of one connection may be told together with the beginning of the next.
        if (disconnectReason === DisconnectReason.UNKNOWN_REASON || this.#isThere(person)) continue;
        this.#last.set(person, willed.has(disconnectReason) ? 'left' : 'lost');
      }
    });
  }
}
