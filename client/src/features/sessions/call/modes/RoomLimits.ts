import {
  ConnectionState,
  type RemoteParticipant,
  type RemoteTrackPublication,
  type Room,
  RoomEvent,
  Track,
  type TrackPublishOptions,
  VideoQuality,
} from 'livekit-client';
import { Observable } from '../Observable.ts';
import type { Modes } from './modes.ts';
import { readWord, topic, writeWord } from './modeWord.ts';

/** A picture for a line that carries little: a face can be read in it. */
export const lowCapture = { width: 320, height: 180, frameRate: 10 };
const lowSending: TrackPublishOptions = {
  simulcast: false,
  videoEncoding: { maxBitrate: 120_000, maxFramerate: lowCapture.frameRate },
};

/** Messages get lost around somebody's coming, so that what holds is said again and again (ms). */
const sayEvery = 3_000;

/** Carries modes out in a room: what is asked of the SFU, how a camera is sent, and that the others know. */
export class RoomLimits {
  /** Identities of those who said that they take and send no pictures. */
  readonly soundOnly = new Observable<ReadonlySet<string>>(new Set());
  readonly #room: Room;
  #modes: Modes = { lowData: false, soundOnly: false };
  #saying: ReturnType<typeof setInterval> | undefined;

  /** Listens for as long as the room lives. */
  constructor(room: Room) {
    this.#room = room;
    room
      .on(RoomEvent.TrackPublished, (publication) => this.#limit(publication))
      .on(RoomEvent.TrackSubscribed, (_, publication) => this.#limit(publication))
      .on(RoomEvent.Connected, () => {
        this.soundOnly.set(new Set());
        this.#limitAll();
        this.#say();
      })
      .on(RoomEvent.Disconnected, () => clearInterval(this.#saying))
      .on(RoomEvent.ParticipantDisconnected, ({ identity }) => this.#note(identity, false))
      .on(RoomEvent.DataReceived, (payload, participant, _, about) =>
        this.#hear(payload, participant, about),
      );
  }

  get isLow(): boolean {
    return this.#modes.lowData;
  }

  /** How a camera is sent. */
  get sending(): TrackPublishOptions {
    return this.#modes.lowData ? lowSending : {};
  }

  set(modes: Modes): void {
    const before = this.#modes;
    this.#modes = modes;
    this.#limitAll();
    if (before.soundOnly !== modes.soundOnly) this.#say();
  }

  #limitAll(): void {
    for (const { trackPublications } of this.#room.remoteParticipants.values()) {
      for (const publication of trackPublications.values()) this.#limit(publication);
    }
  }

  #limit(publication: RemoteTrackPublication): void {
    if (publication.kind !== Track.Kind.Video) return;
    const { lowData, soundOnly } = this.#modes;
    if (publication.isDesired === soundOnly) publication.setSubscribed(!soundOnly);
    // A shared screen stays sharp: small, it could not be read.
    if (soundOnly || publication.source !== Track.Source.Camera) return;
    const quality = lowData ? VideoQuality.LOW : VideoQuality.HIGH;
    if (publication.videoQuality !== quality) publication.setVideoQuality(quality);
  }

  /** Tells the others, and goes on doing so while it is not what everybody expects. */
  #say(): void {
    clearInterval(this.#saying);
    if (this.#room.state !== ConnectionState.Connected) return;
    this.#tell();
    if (this.#modes.soundOnly) this.#saying = setInterval(() => this.#tell(), sayEvery);
  }

  #tell(): void {
    this.#room.localParticipant
      .publishData(writeWord(this.#modes.soundOnly), { reliable: true, topic })
      // A connection that went away meanwhile says it when it is back.
      .catch(() => undefined);
  }

  #hear(payload: Uint8Array, participant: RemoteParticipant | undefined, about: string | undefined): void {
    const isSoundOnly = about === topic ? readWord(payload) : undefined;
    if (participant && isSoundOnly !== undefined) this.#note(participant.identity, isSoundOnly);
  }

  #note(identity: string, isSoundOnly: boolean): void {
    const known = this.soundOnly.get();
    if (known.has(identity) === isSoundOnly) return;
    const next = new Set(known);
    if (isSoundOnly) next.add(identity);
    else next.delete(identity);
    this.soundOnly.set(next);
  }
}
