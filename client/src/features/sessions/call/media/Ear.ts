/** What a track gave in the last moment: its loudest sample and its root mean square, both 0 to 1. */
export interface Heard {
  readonly peak: number;
  readonly rms: number;
}

/** Costs less than a context that could be heard; a browser that knows no `sinkId` does not look at it. */
const unplayed = { sinkId: { type: 'none' }, latencyHint: 'playback' } as AudioContextOptions;

/** Listens to a track; nothing of it is played. Has to be ended. */
export class Ear {
  readonly #context = new AudioContext(unplayed);
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(track: MediaStreamTrack) {
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 1024;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#context.createMediaStreamSource(new MediaStream([track])).connect(this.#analyser);
  }

  /** Undefined while the browser does not let the page listen: an ear that sleeps hears silence that is none. */
  read(): Heard | undefined {
    if (this.#context.state !== 'running') {
      // Without a gesture on the page some browsers start it asleep; the first press wakes it.
      void this.#context.resume().catch(() => undefined);
      return undefined;
    }
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let peak = 0;
    let sum = 0;
    for (const sample of this.#samples) {
      peak = Math.max(peak, Math.abs(sample));
      sum += sample * sample;
    }
    return { peak, rms: Math.sqrt(sum / this.#samples.length) };
  }

  end(): void {
    void this.#context.close().catch(() => undefined);
  }
}
