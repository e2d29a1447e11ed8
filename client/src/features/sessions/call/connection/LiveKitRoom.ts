import {
  type AudioCaptureOptions,
  ConnectionState,
  DisconnectReason,
  LocalAudioTrack,
  type LocalTrack,
  LocalVideoTrack,
  Room,
  RoomEvent,
  Track,
  VideoPresets,
} from 'livekit-client';
import { CallBackground } from '../effects/CallBackground.ts';
import type { Device, DeviceKind, MediaChoice, MediaKind } from '../media/mediaChoice.ts';
import { lowCapture, RoomLimits } from '../modes/RoomLimits.ts';
import { BrokenLines } from './BrokenLines.ts';
import type { CallRoom, CallRoomEvents, GivenMedia, LossReason } from './CallRoom.ts';
import { connectOptions } from './connectOptions.ts';
import { connectRoom } from './connectRoom.ts';
import { Departures } from './Departures.ts';
import { Gate } from './Gate.ts';
import { keenLibrary } from './keenLibrary.ts';
import type { MediaReading } from './mediaWatch.ts';
import { quietLibrary } from './quietLibrary.ts';
import { readySignals } from './ReadySignal.ts';
import { readFlow } from './readFlow.ts';
import { retryDelay } from './retryDelays.ts';
import { SharedScreen } from './SharedScreen.ts';
import { withoutFarewell } from './withoutFarewell.ts';

quietLibrary();
keenLibrary();
readySignals();

type CapturedTrack = LocalAudioTrack | LocalVideoTrack;

const sources = { microphone: Track.Source.Microphone, camera: Track.Source.Camera } as const;
const deviceKinds = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const;

const losses: Partial<Record<DisconnectReason, LossReason>> = {
  [DisconnectReason.DUPLICATE_IDENTITY]: 'elsewhere',
  [DisconnectReason.PARTICIPANT_REMOVED]: 'removed',
};

/** A farewell to an SFU that does not listen is cut off (ms). */
const farewell = 1_500;

/** A room at the SFU behind our own origin, where the gate checks who comes. */
export class LiveKitRoom implements CallRoom {
  readonly room: Room;
  readonly background: CallBackground;
  readonly limits: RoomLimits;
  readonly departures: Departures;
  readonly brokenLines = new BrokenLines();
  /** Told when one could not be opened in another way. It does not run then: the library stops it before it asks. */
  onStopped: (kind: MediaKind) => void = () => undefined;
  readonly #gate: Gate;
  #isEnding = false;
  readonly #screen = new SharedScreen(() => this.room.localParticipant);

  constructor() {
    this.room = new Room({
      adaptiveStream: true,
      dynacast: true,
      reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => retryDelay(retryCount) },
      audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      videoCaptureDefaults: { resolution: VideoPresets.h720.resolution },
      publishDefaults: {
        simulcast: true,
        videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
        red: true,
        dtx: true,
      },
    });
    this.#gate = new Gate(this.room);
    this.limits = new RoomLimits(this.room);
    this.departures = new Departures(this.room);
    this.background = new CallBackground(() => this.room.localParticipant);
  }

  /** What was chosen for this device, before anything is opened. */
  use({ devices, noiseSuppression, background }: MediaChoice): void {
    this.#hear({ noiseSuppression });
    this.background.use(background);
    for (const kind of ['microphone', 'camera', 'speaker'] as const) {
      const device = devices[kind];
      // Not exactly: one that is gone is replaced. And some browsers choose no speaker.
      if (device) this.room.switchActiveDevice(deviceKinds[kind], device.id, false).catch(() => undefined);
    }
  }

  async connect(token: string): Promise<void> {
    await this.#gate.leave();
    await connectRoom(this.room, token, connectOptions);
    void this.#screen.goOn();
  }

  standBy(token: string): Promise<void> {
    return this.#gate.standBy(token);
  }

  goIn(): Promise<boolean> {
    return this.#gate.goIn();
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    // It is let go at once; an SFU that does not hear of it sees the connection end.
    this.#screen.end().catch(() => undefined);
    await this.disconnect();
  }

  async disconnect(): Promise<void> {
    const cutOff = new Promise<void>((resolve) => setTimeout(resolve, farewell));
    const disconnect = () => this.room.disconnect();
    const ended = this.#gate.leave().then(() =>
      // Whoever comes back at once has not left, and the others are not told so.
      this.#isEnding ? disconnect() : withoutFarewell(this.room, disconnect),
    );
    await Promise.race([ended.catch(() => undefined), cutOff]);
  }

  async publish(kind: MediaKind, on: boolean, given: GivenMedia = { isWanted: () => true }): Promise<void> {
    if (kind !== 'camera' || !on) return this.#switch(kind, on, given);
    // Beside a background that is got ready it would be sent as it is, should that fail.
    await this.background.inTurn(async () => {
      if (given.isWanted()) await this.#switch(kind, on, given);
      else given.track?.stop();
    });
  }

  async #switch(kind: MediaKind, on: boolean, { track, isWanted }: GivenMedia): Promise<void> {
    const { localParticipant } = this.room;
    const known = localParticipant.getTrackPublication(sources[kind]);
    if (track && known) track.stop();
    // The system has given it to another program: switched on again it would go on being silent.
    if (on && known?.track?.mediaStreamTrack.muted) await (known.track as CapturedTrack).restartTrack();
    if (on && !known) await this.#send(kind, track, isWanted);
    else if (kind === 'camera') await localParticipant.setCameraEnabled(on);
    else await localParticipant.setMicrophoneEnabled(on);
  }

  /** To open and to dress one takes seconds, in which the person may have gone: nothing must run on or be sent then. */
  async #send(
    kind: MediaKind,
    captured: MediaStreamTrack | undefined,
    isWanted: () => boolean,
  ): Promise<void> {
    const track = captured ? adopt(kind, captured) : await this.#capture(kind);
    if (!track) return;
    try {
      if (track instanceof LocalVideoTrack) await this.#dress(track);
      if (!isWanted()) return track.stop();
      const options = { source: sources[kind], ...(kind === 'camera' && this.limits.sending) };
      await this.room.localParticipant.publishTrack(track, options);
    } catch (error) {
      track.stop();
      throw error;
    }
  }

  async #capture(kind: MediaKind): Promise<LocalTrack | undefined> {
    const camera = this.limits.isLow ? { resolution: lowCapture } : true;
    const wanted = kind === 'camera' ? { video: camera } : { audio: true };
    return (await this.room.localParticipant.createTracks(wanted))[0];
  }

  /** Nothing of a camera is sent before its background is what the person chose. */
  async #dress(camera: LocalVideoTrack): Promise<void> {
    if (this.limits.isLow) await camera.mediaStreamTrack.applyConstraints(lowCapture);
    await this.background.dress(camera);
  }

  async drop(kind: MediaKind): Promise<void> {
    const { localParticipant } = this.room;
    const { track } = localParticipant.getTrackPublication(sources[kind]) ?? {};
    if (track) await localParticipant.unpublishTrack(track as LocalTrack);
  }

  carriesMedia(): boolean {
    const { publisher, subscriber } = this.room.engine.pcManager ?? {};
    const states = [publisher, subscriber].map((transport) => transport?.getConnectionState());
    const isLost = states.some((state) => state === 'disconnected' || state === 'failed');
    return !isLost && states.includes('connected');
  }

  async readMedia(): Promise<MediaReading> {
    const { media, sounds } = await readFlow(this.room);
    this.brokenLines.note(sounds, Date.now());
    return media;
  }

  watch(events: CallRoomEvents): () => void {
    const { room } = this;
    const onLost = (reason?: DisconnectReason) =>
      events.onLost((reason !== undefined && losses[reason]) || 'lost');
    const handlers = [
      [RoomEvent.SignalReconnecting, events.onReconnecting],
      [RoomEvent.Reconnecting, events.onReconnecting],
      [RoomEvent.Reconnected, events.onReconnected],
      [RoomEvent.Disconnected, onLost],
    ] as const;
    for (const [event, handler] of handlers) room.on(event, handler);
    if (room.state === ConnectionState.Disconnected) onLost();
    return () => {
      for (const [event, handler] of handlers) room.off(event, handler);
    };
  }

  /** Rejects with the browser's reason, also where the person closed its dialog. */
  async share(on: boolean): Promise<void> {
    await (on ? this.#screen.begin() : this.#screen.end());
  }

  /** Uses another device from now on. Rejects with the browser's reason; the old one is to be opened again then. */
  async choose(kind: DeviceKind, device: Device): Promise<void> {
    try {
      await this.room.switchActiveDevice(deviceKinds[kind], device.id);
    } catch (error) {
      if (kind !== 'speaker') this.onStopped(kind);
      throw error;
    }
  }

  /** What is sent of the microphone, while it is on. */
  sentMicrophone(): MediaStreamTrack | undefined {
    const publication = this.room.localParticipant.getTrackPublication(Track.Source.Microphone);
    return publication?.isMuted ? undefined : publication?.track?.mediaStreamTrack;
  }

  /** The browser's own noise suppression, from now on. Rejects with the browser's reason; it is as before then. */
  async suppressNoise(on: boolean): Promise<void> {
    const { noiseSuppression = true } = this.room.options.audioCaptureDefaults ?? {};
    const track = this.room.localParticipant.getTrackPublication(Track.Source.Microphone)?.audioTrack;
    // The one that runs: without its name the library would open whatever the browser likes.
    const deviceId = await track?.getDeviceId(false);
    const options = this.#hear({ noiseSuppression: on });
    try {
      await track?.restartTrack({ ...options, ...(deviceId ? { deviceId } : {}) });
    } catch (error) {
      this.#hear({ noiseSuppression });
      this.onStopped('microphone');
      throw error;
    }
  }

  /** How microphones are opened from now on. */
  #hear(change: AudioCaptureOptions): AudioCaptureOptions {
    const options = { ...this.room.options.audioCaptureDefaults, ...change };
    this.room.options.audioCaptureDefaults = options;
    return options;
  }

  activeDevice(kind: DeviceKind): string | undefined {
    return this.room.getActiveDevice(deviceKinds[kind]);
  }
}

/** A captured track as one that the library may stop, restart and switch, which it does not do with given ones. */
function adopt(kind: MediaKind, track: MediaStreamTrack): LocalTrack {
  const { deviceId } = track.getSettings();
  const constraints = { ...track.getConstraints(), ...(deviceId ? { deviceId } : {}) };
  const adopted =
    kind === 'camera'
      ? new LocalVideoTrack(track, constraints, false)
      : new LocalAudioTrack(track, constraints, false);
  // The library's own types differ in an optional field that may be undefined.
  return adopted as LocalTrack;
}
