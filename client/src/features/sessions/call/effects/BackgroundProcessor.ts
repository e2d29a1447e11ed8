import type { Track, TrackProcessor, VideoProcessorOptions } from 'livekit-client';
import type { BackgroundId } from './backgroundIds.ts';
import type { RunningEffect, StartEffect } from './loadEffect.ts';
import type { EffectEnd } from './startEffect.ts';

type Shown = Exclude<BackgroundId, 'none'>;

/** Hides the background of a camera that LiveKit sends, also when it opens the camera again. */
export class BackgroundProcessor implements TrackProcessor<Track.Kind.Video, VideoProcessorOptions> {
  readonly name = 'background';
  processedTrack?: MediaStreamTrack;
  #id: Shown;
  #effect: RunningEffect | undefined;
  /** Counts ends: an effect that was still loading at one of them is ended instead of being shown. */
  #turn = 0;
  readonly #start: StartEffect;
  readonly #onEnd: (why: EffectEnd) => void;

  constructor(id: Shown, start: StartEffect, onEnd: (why: EffectEnd) => void) {
    this.#id = id;
    this.#start = start;
    this.#onEnd = onEnd;
  }

  get id(): Shown {
    return this.#id;
  }

  readonly init = ({ track }: Pick<VideoProcessorOptions, 'track'>): Promise<void> => this.#run(track);

  /** Rejects where the background cannot be hidden; the camera is closed then, for what it sees must not be sent. */
  readonly restart = async ({ track }: Pick<VideoProcessorOptions, 'track'>): Promise<void> => {
    this.#end();
    const turn = this.#turn;
    try {
      await this.#run(track);
    } catch (error) {
      // One that went away says nothing about the background, which the next one is to have.
      const wasLive = track.readyState === 'live';
      // Also where the person left meanwhile: the library knows only the camera before this one, and stopped that.
      track.stop();
      if (wasLive && turn === this.#turn) this.#onEnd('failed');
      throw error;
    }
  };

  /** Another background from the next picture on. */
  async change(id: Shown): Promise<void> {
    await this.#effect?.change(id);
    this.#id = id;
  }

  readonly destroy = async (): Promise<void> => this.#end();

  #end(): void {
    this.#turn++;
    this.#effect?.end();
    this.#effect = undefined;
    delete this.processedTrack;
  }

  async #run(track: MediaStreamTrack): Promise<void> {
    const turn = this.#turn;
    let isBroken = false;
    const effect = await this.#start(track, this.#id, (why) => {
      isBroken = true;
      // One that was replaced has nothing to say any more, and one that is not shown yet never will be.
      if (turn === this.#turn && this.#effect) this.#onEnd(why);
    }).catch((cause: unknown) => {
      throw notHidden(cause);
    });
    if (isBroken || turn !== this.#turn || track.readyState === 'ended') {
      effect.end();
      throw notHidden(isBroken ? 'it broke at once' : 'the camera was closed meanwhile');
    }
    this.#effect = effect;
    this.processedTrack = effect.track;
  }
}

const notHidden = (cause: unknown) =>
  new DOMException(`The background cannot be hidden: ${cause}`, 'BackgroundError');
