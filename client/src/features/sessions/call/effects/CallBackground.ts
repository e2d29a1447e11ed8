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
    try {
      await this.#put(camera, id);
    } catch (error) {
      // One that was closed meanwhile says nothing about the background, which the next camera is to have.
      if (camera.mediaStreamTrack.readyState === 'live') this.#giveUp('failed');
      throw error;
    }
  }

  /** Remembered on this device, and used at once while a camera is sent. */
  readonly choose = (id: BackgroundId): Promise<void> => {
    rememberMediaChoice({ background: id });
    this.state.set({ id, status: 'off' });
    return this.inTurn(() => this.#apply()).catch(() => undefined);
  };

  /** Whatever opens a camera waits here for the changes under way, and they for it: half done, neither knows of the other. */
  inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  /** Makes the camera that is sent agree with what was chosen. */
  async #apply(): Promise<void> {
    const { camera, isMuted } = this.#sent();
    if (!camera) return;
    const { id } = this.state.get();
    const running = camera.getProcessor();
    const present = running instanceof BackgroundProcessor ? running : undefined;
    // Whoever chooses their own picture once more has taken another.
    if (id !== 'own' && (present?.id ?? 'none') === id)
      return this.state.set({ id, status: present ? 'on' : 'off' });
    // A camera that is off has nothing to be changed: it is opened anew, with what is chosen then.
    if (isMuted) return void (await this.#self().unpublishTrack(camera));
    if (id === 'none') return camera.stopProcessor();
    if (!present) return this.#put(camera, id).catch(() => this.#withdraw(camera));
    this.state.set({ id, status: 'starting' });
    try {
      await present.change(id);
      this.state.update((state) => (state.id === id ? { id, status: 'on' } : state));
    } catch {
      rememberMediaChoice({ background: present.id });
      this.state.set({ id: present.id, status: 'on', lapse: 'failed' });
    }
  }

  async #put(camera: LocalVideoTrack, id: Exclude<BackgroundId, 'none'>): Promise<void> {
    this.state.set({ id, status: 'starting' });
    try {
      await camera.setProcessor(new BackgroundProcessor(id, this.#start, (why) => void this.#lapse(why)));
      this.state.update((state) => ({ ...state, status: 'on' }));
    } catch (error) {
      this.state.update((state) => ({ ...state, status: 'off' }));
      throw error;
    }
  }

  /** A camera that could not be hidden is not sent on. One that was switched off meanwhile may do better when it comes. */
  async #withdraw(camera: LocalVideoTrack): Promise<void> {
    const now = this.#sent();
    if (now.camera !== camera) return;
    if (now.isMuted) await this.#self().unpublishTrack(camera);
    else await this.#lapse('failed');
  }

  async #lapse(why: EffectEnd): Promise<void> {
    this.#giveUp(why);
    this.onLapse(why);
    const { camera } = this.#sent();
    if (camera) await this.#self().unpublishTrack(camera);
  }

  #sent(): { readonly camera?: LocalVideoTrack; readonly isMuted?: boolean } {
    const { track, isMuted } = this.#self().getTrackPublication(Track.Source.Camera) ?? {};
    return track instanceof LocalVideoTrack ? { camera: track, isMuted: isMuted === true } : {};
  }

  #giveUp(why: EffectEnd): void {
    rememberMediaChoice({ background: 'none' });
    this.state.set({ id: 'none', status: 'off', lapse: why });
  }
}
