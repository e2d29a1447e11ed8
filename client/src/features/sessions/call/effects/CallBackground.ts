import { type LocalParticipant, LocalVideoTrack, Track } from 'livekit-client';
import { readMediaChoice, rememberMediaChoice } from '../media/mediaChoice.ts';
import { Observable } from '../Observable.ts';
import { BackgroundProcessor } from './BackgroundProcessor.ts';
import type { BackgroundState } from './BackgroundState.ts';
import type { BackgroundId } from './backgroundIds.ts';
import { loadEffect, type StartEffect } from './loadEffect.ts';
import type { EffectEnd } from './startEffect.ts';

/** The background in a call. What a person hides is never sent as it is: where it cannot be hidden, nothing is. */
export class CallBackground {
  readonly state: Observable<BackgroundState>;
  readonly #self: () => LocalParticipant;
  readonly #start: StartEffect;
  /** One change at a time, in the order of the presses. */
  #work: Promise<void> = Promise.resolve();
  /** Told when the camera had to be taken away. */
  onLapse: (why: EffectEnd) => void = () => undefined;

  constructor(self: () => LocalParticipant, start: StartEffect = loadEffect) {
    this.#self = self;
    this.#start = start;
    this.state = new Observable<BackgroundState>({ id: readMediaChoice().background, status: 'off' });
  }

  /** What was chosen, before anything is sent. */
  use(id: BackgroundId): void {
    this.state.set({ id, status: 'off' });
  }

  /** Before a camera is sent. Rejects where its background cannot be hidden. */
  async dress(camera: LocalVideoTrack): Promise<void> {
    const { id } = this.state.get();
    if (id === 'none') return;
    this.state.set({ id, status: 'starting' });
    try {
      await camera.setProcessor(new BackgroundProcessor(id, this.#start, (why) => void this.#lapse(why)));
      this.state.update((state) => ({ ...state, status: 'on' }));
    } catch (error) {
      this.#giveUp('failed');
      throw error;
    }
  }

  /** Remembered on this device, and used at once while a camera is sent. */
  readonly choose = (id: BackgroundId): Promise<void> => {
    rememberMediaChoice({ background: id });
    this.state.set({ id, status: 'off' });
    return this.settle();
  };

  /** Makes the camera that is sent agree with what was chosen. */
  settle(): Promise<void> {
    this.#work = this.#work.then(() => this.#apply()).catch(() => undefined);
    return this.#work;
  }

  async #apply(): Promise<void> {
    const publication = this.#self().getTrackPublication(Track.Source.Camera);
    const camera = publication?.track;
    if (!(camera instanceof LocalVideoTrack)) return;
    const { id } = this.state.get();
    const running = camera.getProcessor();
    const present = running instanceof BackgroundProcessor ? running : undefined;
    if ((present?.id ?? 'none') === id) return this.state.set({ id, status: present ? 'on' : 'off' });
    // A camera that is off has nothing to be changed: it is opened anew, with what is chosen then.
    if (publication?.isMuted) return void (await this.#self().unpublishTrack(camera));
    if (id === 'none') return camera.stopProcessor();
    if (!present) return this.dress(camera);
    this.state.set({ id, status: 'starting' });
    try {
      await present.change(id);
      this.state.update((state) => (state.id === id ? { id, status: 'on' } : state));
    } catch {
      rememberMediaChoice({ background: present.id });
      this.state.set({ id: present.id, status: 'on', lapse: 'failed' });
    }
  }

  async #lapse(why: EffectEnd): Promise<void> {
    this.#giveUp(why);
    this.onLapse(why);
    const camera = this.#self().getTrackPublication(Track.Source.Camera)?.track;
    if (camera instanceof LocalVideoTrack) await this.#self().unpublishTrack(camera);
  }

  #giveUp(why: EffectEnd): void {
    rememberMediaChoice({ background: 'none' });
    this.state.set({ id: 'none', status: 'off', lapse: why });
  }
}
