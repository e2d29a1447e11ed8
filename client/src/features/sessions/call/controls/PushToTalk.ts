import type { LocalMedia } from '../media/LocalMedia.ts';
import { Observable } from '../Observable.ts';

/** Talking while muted, for as long as a key is held. */
export class PushToTalk {
  readonly isTalking = new Observable(false);
  readonly #media: Pick<LocalMedia, 'state' | 'talk'>;

  constructor(media: Pick<LocalMedia, 'state' | 'talk'>) {
    this.#media = media;
  }

  /** Does nothing for somebody who is heard anyway. */
  press(): void {
    if (this.isTalking.get() || this.#media.state.get().microphone.on) return;
    this.isTalking.set(true);
    this.#media.talk(true);
  }

  /** Muted again, unless it has been decided otherwise meanwhile. Releasing twice is safe. */
  release(): void {
    if (!this.isTalking.get()) return;
    this.isTalking.set(false);
    this.#media.talk(false);
  }
}
