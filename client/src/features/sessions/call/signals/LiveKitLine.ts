import { ConnectionState, type RemoteParticipant, type Room, RoomEvent } from 'livekit-client';
import type { SignalLine, SignalLineEvents } from './SignalLine.ts';
import { signalTopic } from './signalMessage.ts';

/** Data messages through the SFU: reliable and in order, to people in this room alone. */
export class LiveKitLine implements SignalLine {
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  async send(bytes: Uint8Array<ArrayBuffer>, to?: string): Promise<void> {
    const destinationIdentities = to === undefined ? [] : [to];
    await this.#room.localParticipant.publishData(bytes, {
      ...{ reliable: true, topic: signalTopic, destinationIdentities },
    });
  }

  identities(): readonly string[] {
    return [...this.#room.remoteParticipants.keys()];
  }

  watch(events: SignalLineEvents): () => void {
    const room = this.#room;
    const onData = (bytes: Uint8Array, from?: RemoteParticipant, _kind?: unknown, topic?: string) => {
      if (from && topic === signalTopic) events.onBytes(from.identity, bytes);
    };
    const onGone = ({ identity }: RemoteParticipant) => events.onGone(identity);
    room.on(RoomEvent.DataReceived, onData);
    room.on(RoomEvent.ParticipantDisconnected, onGone);
    room.on(RoomEvent.Connected, events.onConnected);
    room.on(RoomEvent.Reconnected, events.onConnected);
    if (room.state === ConnectionState.Connected) events.onConnected();
    return () => {
      room.off(RoomEvent.DataReceived, onData);
      room.off(RoomEvent.ParticipantDisconnected, onGone);
      room.off(RoomEvent.Connected, events.onConnected);
      room.off(RoomEvent.Reconnected, events.onConnected);
    };
  }
}
