import type { LocalMedia } from '../media/LocalMedia.ts';
import { Observable } from '../Observable.ts';
import { type Modes, readModes, rememberModes } from './modes.ts';

export interface CallModesDependencies {
  readonly sessionId: string;
  readonly media: Pick<LocalMedia, 'state' | 'rest' | 'again'>;
  /** Carries the modes out, for what comes in and what is sent from then on. */
  readonly limit: (modes: Modes) => void;
}

/** Less data, or none for pictures: chosen for one call, and taken back at any time. */
export class CallModes {
  readonly state: Observable<Modes>;
  readonly #with: CallModesDependencies;
  #unfollow: () => void = () => undefined;
  /** Whether the camera comes back with the pictures. */
  #cameraRests = false;

  constructor(dependencies: CallModesDependencies) {
    this.#with = dependencies;
    this.state = new Observable<Modes>(readModes(dependencies.sessionId));
  }

  /** Once it is known what the person came with, and before the first connection, so that nothing too much is sent. */
  begin(): void {
    const { media, limit } = this.#with;
    const modes = this.state.get();
    limit(modes);
    if (modes.soundOnly) this.#restCamera();
    this.#unfollow = media.state.subscribe(() => {
      // Who switches the camera on wants pictures.
      if (media.state.get().camera.on && this.state.get().soundOnly) {
        this.#cameraRests = false;
        this.setSoundOnly(false);
      }
    });
  }

  readonly setLowData = (lowData: boolean): void => {
    this.#set({ ...this.state.get(), lowData });
    // A camera is opened for one size: the other one takes a new beginning.
    this.#with.media.again('camera');
  };

  readonly setSoundOnly = (soundOnly: boolean): void => {
    if (soundOnly === this.state.get().soundOnly) return;
    if (soundOnly) this.#restCamera();
    this.#set({ ...this.state.get(), soundOnly });
    if (!soundOnly && this.#cameraRests) {
      this.#cameraRests = false;
      this.#with.media.rest('camera', true);
    }
  };

  end(): void {
    this.#unfollow();
  }

  #restCamera(): void {
    const { media } = this.#with;
    if (!media.state.get().camera.on) return;
    this.#cameraRests = true;
    media.rest('camera', false);
  }

  #set(modes: Modes): void {
    this.state.set(modes);
    rememberModes(this.#with.sessionId, modes);
    this.#with.limit(modes);
  }
}
