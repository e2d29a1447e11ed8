const size = { width: 480, height: 270 };
/** Pictures a second. */
const rate = 15;

/** A picture that cannot be packed small, so that it fills the connection; drawn here, so that no camera is needed. */
export class TestPicture {
  readonly track: MediaStreamTrack;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor() {
    const canvas = Object.assign(document.createElement('canvas'), size);
    const pen = canvas.getContext('2d');
    const pixels = pen?.createImageData(size.width, size.height);
    this.#timer = setInterval(() => {
      if (!pen || !pixels) return;
      // At most 64 KiB are given at a time.
      for (let at = 0; at < pixels.data.length; at += 65_536) {
        crypto.getRandomValues(pixels.data.subarray(at, at + 65_536));
      }
      for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] = 255;
      pen.putImageData(pixels, 0, 0);
    }, 1_000 / rate);
    const [track] = canvas.captureStream(rate).getVideoTracks();
    if (!track) throw new Error('the browser gives no picture of a canvas');
    this.track = track;
  }

  end(): void {
    clearInterval(this.#timer);
    this.track.stop();
  }
}
