import { type LocalParticipant, type LocalTrack, Track } from 'livekit-client';
import { canRestrictOwnAudio, screenCapture, screenPublish } from './screenOptions.ts';

const sources = { video: Track.Source.ScreenShare, audio: Track.Source.ScreenShareAudio } as const;

/** What a person shares of their screen, over connections that come and go: the browser would ask again for each. */
export class SharedScreen {
  readonly #self: () => LocalParticipant;
  /** What the browser gave. What is sent are copies, which end with their connection. */
  #captured: readonly MediaStreamTrack[] = [];
  #isAsking = false;

  constructor(self: () => LocalParticipant) {
    this.#self = self;
  }

  /** Rejects with the browser's reason, also where the person closed its dialog. */
  async begin(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const tracks = await this.#self().createScreenTracks(screenCapture(canRestrictOwnAudio()));
      this.#captured = tracks.map(({ mediaStreamTrack }) => mediaStreamTrack);
      // The browser has a button of its own.
      for (const track of this.#captured)
        if (track.kind === 'video') track.addEventListener('ended', () => void this.end());
      await this.#send();
    } catch (error) {
      await this.end();
      throw error;
    } finally {
      this.#isAsking = false;
    }
  }

  /** On a new connection, which has nothing of what is shared. Never rejects: what cannot be sent is let go. */
  async goOn(): Promise<void> {
    if (!this.#isAsking) await this.#send().catch(() => this.end());
  }

  async #send(): Promise<void> {
    for (const captured of this.#captured) {
      if (captured.readyState === 'ended') continue;
      const copy = captured.clone();
      copy.contentHint = captured.contentHint;
      const source = captured.kind === 'video' ? sources.video : sources.audio;
      await this.#self().publishTrack(copy, { ...screenPublish, source });
    }
  }

  async end(): Promise<void> {
    for (const track of this.#captured) track.stop();
    this.#captured = [];
    for (const source of Object.values(sources)) {
      const { track } = this.#self().getTrackPublication(source) ?? {};
      if (track) await this.#self().unpublishTrack(track as LocalTrack);
    }
  }
}
