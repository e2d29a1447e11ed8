import type { LobbyMedia } from '../media/LobbyMedia.ts';
import { readMediaChoice, rememberMediaChoice } from '../media/mediaChoice.ts';
import { Observable } from '../Observable.ts';
import type { BackgroundState } from './BackgroundState.ts';
import type { BackgroundId } from './backgroundIds.ts';
import { loadEffect, type RunningEffect, type StartEffect } from './loadEffect.ts';
import type { EffectEnd } from './startEffect.ts';

export interface LobbyBackgroundState extends BackgroundState {
  /** What the other person would see. */
  readonly track?: MediaStreamTrack;
}

/** The background in the preview: follows the camera of the lobby, and lets go of it when that is handed over. */
export class LobbyBackground {
  readonly state: Observable<LobbyBackgroundState>;
  readonly #media: Pick<LobbyMedia, 'fail'>;
  readonly #start: StartEffect;
  readonly #unfollow: () => void;
  #camera: MediaStreamTrack | undefined;
  #effect: RunningEffect | undefined;
  /** Counts beginnings: one that is overtaken ends instead of being shown. */
  #turn = 0;

  constructor(media: Pick<LobbyMedia, 'state' | 'fail'>, start: StartEffect = loadEffect) {
    this.state = new Observable<LobbyBackgroundState>({ id: readMediaChoice().background, status: 'off' });
    this.#media = media;
    this.#start = start;
    const follow = () => {
      const { track } = media.state.get().camera;
      if (track === this.#camera) return;
      this.#camera = track;
      void this.#begin();
    };
    this.#unfollow = media.state.subscribe(follow);
    follow();
  }

  /** Remembered on this device. */
  readonly choose = (id: BackgroundId): Promise<void> => {
    rememberMediaChoice({ background: id });
    this.state.set({ id, status: 'off' });
    return this.#begin();
  };

  end(): void {
    this.#unfollow();
    this.#stop();
  }

  async #begin(): Promise<void> {
    this.#stop();
    const turn = this.#turn;
    const { id } = this.state.get();
    const camera = this.#camera;
    if (!camera || id === 'none')
      return this.state.update(({ track: _, ...state }) => ({ ...state, status: 'off' }));
    this.state.set({ id, status: 'starting' });
    const lapse = (why: EffectEnd) => {
      if (turn !== this.#turn) return;
      this.#stop();
      rememberMediaChoice({ background: 'none' });
      this.state.set({ id: 'none', status: 'off', lapse: why });
      // As in the call: nobody is seen unasked with what they hid.
      this.#media.fail('camera', why === 'slow' ? 'slow' : 'unhidden');
    };
    try {
      const effect = await this.#start(camera, id, lapse);
      if (turn !== this.#turn) return effect.end();
      this.#effect = effect;
      this.state.set({ id, status: 'on', track: effect.track });
    } catch {
      lapse('failed');
    }
  }

  #stop(): void {
    this.#turn++;
    this.#effect?.end();
    this.#effect = undefined;
  }
}
