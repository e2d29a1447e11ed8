import type { CallRoom } from '../connection/CallRoom.ts';
import { Observable } from '../Observable.ts';
import type { JoinMedia } from './LobbyMedia.ts';
import { rememberCheck } from './lastCheck.ts';
import { type MediaKind, rememberMediaChoice } from './mediaChoice.ts';
import { type MediaFailure, mediaFailureOf } from './mediaFailure.ts';

export interface LocalKind {
  /** What the person wants; survives every reconnection. */
  readonly on: boolean;
  /** Why it is not sent although it is wanted. */
  readonly failure?: MediaFailure;
}

export type LocalMediaState = Readonly<Record<MediaKind, LocalKind>>;

const kinds = ['microphone', 'camera'] as const;

/**
 * What fails without a word of the device is tried again after these times (ms): right after a network is back, a
 * connection may stand on which nothing can be sent yet.
 */
const againAfter = [500, 1_000, 2_000, 4_000];

/** What this person sends: keeps the wish, and carries it out whenever there is a connection. */
export class LocalMedia {
  readonly state = new Observable<LocalMediaState>({ microphone: { on: false }, camera: { on: false } });
  readonly #room: Pick<CallRoom, 'publish' | 'drop'>;
  #isConnected = false;
  /** The microphone is on for as long as a key is held, and no longer. */
  #isHeld = false;
  /** Running tracks that came from the lobby; used once. */
  readonly #brought: Partial<Record<MediaKind, MediaStreamTrack>> = {};
  /** The work under way per kind: the next waits for it, so that fast presses end in the last wish. */
  readonly #work: Record<MediaKind, Promise<void>> = {
    microphone: Promise.resolve(),
    camera: Promise.resolve(),
  };

  constructor(room: Pick<CallRoom, 'publish' | 'drop'>) {
    this.#room = room;
  }

  begin(media: JoinMedia): void {
    for (const kind of kinds) {
      const { on, track } = media[kind];
      if (track) this.#brought[kind] = track;
      this.#show(kind, { on });
    }
  }

  connected(): void {
    this.#isConnected = true;
    // What was just told is drawn first: the other person's picture waits for that, and nobody sees this one so soon.
    const drawn = new Promise<void>((resolve) => setTimeout(resolve));
    // The sound first: a camera's encoder would take the machine from it, and from the picture of the other person.
    const sound = this.state.get().microphone.on ? this.#apply('microphone', drawn) : drawn;
    if (this.state.get().camera.on) this.#apply('camera', sound);
  }

  /** Resolves when what was wanted so far is sent, or is known not to be. */
  async settled(): Promise<void> {
    await Promise.all(kinds.map((kind) => this.#work[kind]));
  }

  disconnected(): void {
    this.#isConnected = false;
  }

  /** Switches and remembers it for the next call. */
  turn(kind: MediaKind, on: boolean): void {
    if (kind === 'microphone') this.#isHeld = false;
    rememberMediaChoice({ [kind]: on });
    this.rest(kind, on);
  }

  /** Whether the microphone is only on while a key is held. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** As `turn`, without a thought for the next call. */
  rest(kind: MediaKind, on: boolean): void {
    this.#show(kind, { on });
    // What came from the lobby and is not wanted any more must not go on filming.
    if (!on) this.#broughtTrack(kind)?.stop();
    if (this.#isConnected) this.#apply(kind);
  }

  /** Sends sound while a key is held. It is no decision: the next call does not remember it, nor does coming back. */
  talk(isHeld: boolean): void {
    if (isHeld === this.#isHeld || (isHeld && this.state.get().microphone.on)) return;
    this.#isHeld = isHeld;
    this.#show('microphone', { on: isHeld });
    if (this.#isConnected) this.#apply('microphone');
  }

  /** Sends it from the beginning, because it is to be sent in another way. */
  again(kind: MediaKind): void {
    this.#work[kind] = this.#work[kind].then(async () => {
      if (this.#isConnected) await this.#room.drop(kind).catch(() => undefined);
    });
    if (this.#isConnected && this.state.get()[kind].on) this.#apply(kind);
  }

  toggle(kind: MediaKind): void {
    const { on, failure } = this.state.get()[kind];
    this.turn(kind, !on || failure !== undefined);
  }

  /** What the person wants now, to come back with: who has muted themselves stays muted on the way out and in. */
  wish(): JoinMedia {
    const { microphone, camera } = this.state.get();
    // Whoever would be seen with what is behind them comes back unseen, too.
    const wanted = ({ on, failure }: LocalKind) => ({
      on: on || (failure !== undefined && failure !== 'unhidden' && failure !== 'slow'),
    });
    return {
      microphone: this.#isHeld ? { on: false } : wanted(microphone),
      camera: wanted(camera),
    };
  }

  /** The device is gone. What was wanted is kept in mind by `failure`, so that it can come back with the device. */
  fail(kind: MediaKind, failure: MediaFailure): void {
    this.#show(kind, { on: false, failure });
    if (this.#isConnected) this.#apply(kind);
  }

  end(): void {
    this.#isConnected = false;
    for (const kind of kinds) this.#broughtTrack(kind)?.stop();
  }

  /** Resolves when it has been tried. @param after what it waits for @param tries that have failed already */
  #apply(kind: MediaKind, after?: Promise<void>, tries = 0): Promise<void> {
    this.#work[kind] = Promise.all([this.#work[kind], after]).then(() => this.#carryOut(kind, tries));
    return this.#work[kind];
  }

  async #carryOut(kind: MediaKind, tries: number): Promise<void> {
    if (!this.#isConnected) return;
    const { on } = this.state.get()[kind];
    try {
      const isWanted = () => this.#isConnected && this.state.get()[kind].on;
      await this.#room.publish(kind, on, { track: on ? this.#broughtTrack(kind) : undefined, isWanted });
      if (on && this.state.get()[kind].on) this.#show(kind, { on });
    } catch (error) {
      // A connection that went away meanwhile is not the device's fault.
      if (!on || !this.#isConnected) return;
      const failure = mediaFailureOf(error);
      const wait = againAfter[tries];
      if (failure === 'failed' && wait !== undefined) {
        setTimeout(() => this.#apply(kind, undefined, tries + 1), wait);
        return;
      }
      // The next way in leads through the lobby, where it can be mended.
      rememberCheck(undefined);
      this.#show(kind, { on: false, failure });
    }
  }

  #broughtTrack(kind: MediaKind): MediaStreamTrack | undefined {
    const track = this.#brought[kind];
    delete this.#brought[kind];
    return track?.readyState === 'live' ? track : undefined;
  }

  #show(kind: MediaKind, value: LocalKind): void {
    this.state.update((state) => ({ ...state, [kind]: value }));
  }
}
