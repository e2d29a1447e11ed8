import { Observable } from '../Observable.ts';
import { dressWindow } from './dressWindow.ts';
import { documentPip } from './pipSupport.ts';

/** `window`: the call, small, in a window of our own. `video`: one picture, in a window of the browser's. */
export type PipState =
  | { readonly kind: 'off' }
  | { readonly kind: 'window'; readonly window: Window }
  | { readonly kind: 'video'; readonly video: HTMLVideoElement };

const off: PipState = { kind: 'off' };
/** First size of the window (px); the browser keeps what a person makes of it. */
const size = { width: 360, height: 270 };

/** The call in a small window over everything else, while the person is elsewhere. One at a time. */
export class PictureInPicture {
  readonly state = new Observable<PipState>(off);
  #isAutomatic = false;

  /**
   * Wants a press of the person, or the browser's own wish.
   * @param video shown where the browser makes no window of ours
   * @param isAutomatic closed again as soon as the page is looked at
   * @returns false when there was nothing to show; rejects with the browser's reason
   */
  async open(video: HTMLVideoElement | undefined, isAutomatic = false): Promise<boolean> {
    if (this.state.get().kind !== 'off') return true;
    const pip = documentPip();
    this.#isAutomatic = isAutomatic;
    if (pip) {
      const window = await pip.requestWindow(size);
      dressWindow(window, document);
      window.addEventListener('pagehide', this.#gone, { once: true });
      this.state.set({ kind: 'window', window });
      return true;
    }
    if (!video) return false;
    await video.requestPictureInPicture();
    video.addEventListener('leavepictureinpicture', this.#gone, { once: true });
    this.state.set({ kind: 'video', video });
    return true;
  }

  readonly close = (): void => {
    const state = this.state.get();
    if (state.kind === 'window') state.window.close();
    if (state.kind === 'video' && document.pictureInPictureElement === state.video)
      void document.exitPictureInPicture().catch(() => undefined);
    this.#gone();
  };

  /** The person looks at the page again. */
  readonly returned = (): void => {
    if (this.#isAutomatic) this.close();
  };

  readonly #gone = (): void => this.state.set(off);
}
