import type { LocalMedia } from '../media/LocalMedia.ts';
import { Observable } from '../Observable.ts';

/** Talking while muted, for as long as a key is held. */
export class PushToTalk {
  readonly isTalking = new Observable(false);
  readonly #media: Pick<LocalMedia, 'state' | 'talk' | 'isHeld'>;
  /** Ends the look at what becomes of it, for as long as the key is held. */
  #unfollow: (() => void) | undefined;

  constructor(media: Pick<LocalMedia, 'state' | 'talk' | 'isHeld'>) {
    this.#media = media;
  }

  /** Does nothing for somebody who is heard anyway, or would be but for their microphone, which comes back by itself. */
  press(): void {
    const { on, failure } = this.#media.state.get().microphone;
    if (this.#unfollow || on || failure) return;
    this.#unfollow = this.#media.state.subscribe(this.#follow);
    this.#media.talk(true);
  }

  /** Muted again, unless it has been decided otherwise meanwhile. Releasing twice is safe. */
  release(): void {
    if (!this.#unfollow) return;
    this.#unfollow();
    this.#unfollow = undefined;
    this.isTalking.set(false);
    this.#media.talk(false);
  }

  readonly #follow = (): void => {
    this.isTalking.set(this.#media.isHeld && this.#media.state.get().microphone.on);
  };
}
