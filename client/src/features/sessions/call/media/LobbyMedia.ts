import { Observable } from '../Observable.ts';
import { type Devices, groupDevices, noDevices, presentDevice } from './devices.ts';
import type { LastCheck } from './lastCheck.ts';
import { type Device, type MediaChoice, type MediaKind, rememberMediaChoice } from './mediaChoice.ts';
import { type MediaFailure, mediaFailureOf } from './mediaFailure.ts';
import { permissionOf } from './permissionOf.ts';

export interface LobbyTrack {
  readonly status: 'off' | 'asking' | 'on' | MediaFailure;
  readonly track?: MediaStreamTrack;
  /** The remembered device that is not there any more, when another one runs in its place. */
  readonly missed?: string;
  /** The remembered device that was away, and runs again. */
  readonly back?: string;
}

export interface LobbyMediaState {
  readonly camera: LobbyTrack;
  readonly microphone: LobbyTrack;
  readonly devices: Devices;
}

/** What a person takes from the lobby into the call: what is to be on, and the tracks that run already. */
export interface JoinMedia {
  readonly microphone: { readonly on: boolean; readonly track?: MediaStreamTrack };
  readonly camera: { readonly on: boolean; readonly track?: MediaStreamTrack };
}

type Browser = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;
type PermissionOf = typeof permissionOf;

const kinds = ['microphone', 'camera'] as const;
const size = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** Camera and microphone before the call: one owner of the captured tracks until they are handed over or stopped. */
export class LobbyMedia {
  readonly state: Observable<LobbyMediaState>;
  #choice: MediaChoice;
  #ended = false;
  readonly #browser: Browser | undefined;
  readonly #permission: PermissionOf;
  /** Counts openings per kind: an answer to an older one is stopped, not shown. */
  readonly #turn = { microphone: 0, camera: 0 };

  constructor(choice: MediaChoice, browser: Browser | undefined, permission: PermissionOf = permissionOf) {
    this.#choice = choice;
    this.#browser = browser;
    this.#permission = permission;
    const off: LobbyTrack = { status: browser ? 'off' : 'insecure' };
    this.state = new Observable<LobbyMediaState>({ camera: off, microphone: off, devices: noDevices });
    browser?.addEventListener('devicechange', this.#onDeviceChange);
  }

  /** Opens what the person had on the last time. */
  readonly start = (): Promise<void> => this.#open(kinds.filter((kind) => this.#choice[kind]));

  /** The tracks belong to a call by now, or to nobody. */
  get isOver(): boolean {
    return this.#ended;
  }

  /** Whether the person wants to go in with it on. */
  wants(kind: MediaKind): boolean {
    return this.#choice[kind];
  }

  async turn(kind: MediaKind, on: boolean): Promise<void> {
    if (this.#ended) return;
    this.#choice = rememberMediaChoice({ [kind]: on });
    if (on) return this.#open([kind]);
    this.#close(kind);
  }

  /** It would run, but not as the person wants it: it is off until they switch it on. */
  fail(kind: MediaKind, failure: MediaFailure): void {
    if (this.#ended) return;
    this.#close(kind);
    this.#show(kind, { status: failure });
  }

  async choose(kind: MediaKind, device: Device): Promise<void> {
    if (this.#ended) return;
    this.#choice = rememberMediaChoice({ [kind]: true, devices: { [kind]: device } });
    this.#close(kind);
    await this.#open([kind]);
  }

  /** What runs of all that is wanted, to know the next time; undefined when something that is wanted does not. */
  check(now: number): LastCheck | undefined {
    const state = this.state.get();
    if (kinds.some((kind) => this.#choice[kind] && state[kind].status !== 'on')) return undefined;
    const running = (kind: MediaKind) => {
      const { track } = state[kind];
      const id = track?.getSettings().deviceId;
      const known = state.devices[kind].find((one) => one.id === id);
      return known ? { [kind]: known } : {};
    };
    return { at: now, ...running('microphone'), ...running('camera') };
  }

  /** Whether the browser takes noise out of the microphone's sound; opens it anew where it runs. */
  async suppressNoise(on: boolean): Promise<void> {
    if (this.#ended) return;
    this.#choice = rememberMediaChoice({ noiseSuppression: on });
    if (this.state.get().microphone.status !== 'on') return;
    this.#close('microphone');
    await this.#open(['microphone']);
  }

  /** Hands the running tracks over; they are the taker's to stop. They are shown on, until the call is. */
  take(): JoinMedia {
    const state = this.state.get();
    const taken = (kind: MediaKind) => {
      const { track, status } = state[kind];
      // Still asking: the wish goes along, and the call captures it.
      return track ? { on: true, track } : { on: status === 'asking' };
    };
    this.#give();
    return { microphone: taken('microphone'), camera: taken('camera') };
  }

  end(): void {
    if (!this.#ended) for (const kind of kinds) this.#close(kind);
    this.#give();
  }

  /** Nothing is opened or stopped here any more. */
  #give(): void {
    this.#ended = true;
    this.#browser?.removeEventListener('devicechange', this.#onDeviceChange);
  }

  async #open(wanted: readonly MediaKind[]): Promise<void> {
    const browser = this.#browser;
    if (!browser || this.#ended || wanted.length === 0) return;
    const turns = wanted.map((kind) => {
      this.#show(kind, { status: 'asking' });
      return { kind, turn: ++this.#turn[kind] };
    });
    await this.#list(browser);
    const outcomes = await this.#capture(browser, wanted);
    await this.#list(browser);
    for (const { kind, turn } of turns) {
      const outcome = outcomes[kind];
      if (this.#ended || this.#turn[kind] !== turn) {
        if (typeof outcome === 'object') outcome.stop();
      } else if (typeof outcome === 'object') this.#run(kind, outcome);
      else this.#show(kind, { status: outcome ?? 'failed' });
    }
  }

  /** One question for both where possible; when that fails, each on its own, so that one can be missing. */
  async #capture(
    browser: Browser,
    wanted: readonly MediaKind[],
  ): Promise<Partial<Record<MediaKind, MediaStreamTrack | MediaFailure>>> {
    try {
      const stream = await browser.getUserMedia({
        audio: wanted.includes('microphone') && this.#constraints('microphone'),
        video: wanted.includes('camera') && this.#constraints('camera'),
      });
      const [microphone] = stream.getAudioTracks();
      const [camera] = stream.getVideoTracks();
      return { ...(microphone ? { microphone } : {}), ...(camera ? { camera } : {}) };
    } catch (error) {
      const failure = mediaFailureOf(error);
      const [only] = wanted;
      if (only && wanted.length === 1) return { [only]: failure };
      const singly = await Promise.all(
        wanted.map(async (kind) => {
          // A person who just said no is not asked a second time for the same.
          if (failure === 'denied' && (await this.#permission(kind)) !== 'granted')
            return { [kind]: failure };
          return this.#capture(browser, [kind]);
        }),
      );
      return Object.assign({}, ...singly);
    }
  }

  #constraints(kind: MediaKind): MediaTrackConstraints {
    const remembered = this.#choice.devices[kind];
    const device = presentDevice(this.state.get().devices[kind], remembered) ?? remembered;
    // Ideal, not exact: a device that is gone must not keep anybody out.
    const chosen = device ? { deviceId: { ideal: device.id } } : {};
    return kind === 'camera'
      ? { ...size, ...chosen }
      : {
          echoCancellation: true,
          noiseSuppression: this.#choice.noiseSuppression,
          autoGainControl: true,
          ...chosen,
        };
  }

  #run(kind: MediaKind, track: MediaStreamTrack): void {
    track.addEventListener('ended', () => {
      if (this.state.get()[kind].track === track) void this.#open([kind]);
    });
    const chosen = this.#choice.devices[kind];
    const isGone =
      chosen !== undefined && presentDevice(this.state.get().devices[kind], chosen) === undefined;
    this.#show(kind, { status: 'on', track, ...(isGone ? { missed: chosen.label } : {}) });
  }

  #tellReturn(kind: MediaKind): void {
    const now = this.state.get()[kind];
    const label = this.#choice.devices[kind]?.label;
    if (now.status === 'on' && now.missed === undefined && label) this.#show(kind, { ...now, back: label });
  }

  #close(kind: MediaKind): void {
    this.#turn[kind]++;
    this.state.get()[kind].track?.stop();
    this.#show(kind, { status: this.#browser ? 'off' : 'insecure' });
  }

  #show(kind: MediaKind, track: LobbyTrack): void {
    this.state.update((state) => ({ ...state, [kind]: track }));
  }

  async #list(browser: Browser): Promise<void> {
    const list = await browser.enumerateDevices().catch(() => []);
    this.state.update((state) => ({ ...state, devices: groupDevices(list) }));
  }

  readonly #onDeviceChange = async (): Promise<void> => {
    if (!this.#browser) return;
    await this.#list(this.#browser);
    // What it would open, or stop, may be the call's by now.
    if (this.#ended) return;
    const state = this.state.get();
    // Something was plugged in that may end a lack of it.
    const lacking = kinds.filter((kind) => this.#choice[kind] && state[kind].status === 'missing');
    const returned = kinds.filter(
      (kind) =>
        state[kind].missed !== undefined &&
        presentDevice(state.devices[kind], this.#choice.devices[kind]) !== undefined,
    );
    // Its stand-in goes before it is opened: some systems run one camera at a time.
    for (const kind of returned) state[kind].track?.stop();
    await this.#open([...lacking, ...returned]);
    for (const kind of returned) this.#tellReturn(kind);
  };
}
