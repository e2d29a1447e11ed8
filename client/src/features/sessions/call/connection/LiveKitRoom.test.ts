import { type LocalTrack, type LocalTrackPublication, LocalVideoTrack, Track } from 'livekit-client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningEffect } from '../effects/loadEffect.ts';
import { readMediaChoice } from '../media/mediaChoice.ts';
import { LiveKitRoom } from './LiveKitRoom.ts';

const effects = vi.hoisted(() => ({
  changes: [] as string[],
  waiting: [] as { of: PlayedCamera; id: string; draw: () => void; fail: () => void }[],
}));
vi.mock('../effects/loadEffect.ts', () => ({
  loadEffect: (of: PlayedCamera, id: string) =>
    new Promise<RunningEffect>((resolve, reject) => {
      const track = new PlayedCamera(`${id} of ${of.id}`) as unknown as MediaStreamTrack;
      const change = async (other: string) => void effects.changes.push(other);
      const draw = () => resolve({ track, change, end: () => undefined });
      effects.waiting.push({ of, id, draw, fail: () => reject(new Error('no graphics')) });
    }),
}));

class PlayedCamera extends EventTarget {
  readonly kind = 'video';
  readonly id: string;
  readyState = 'live';
  enabled = true;
  muted = false;
  constructor(id: string) {
    super();
    this.id = id;
  }
  readonly stop = () => {
    this.readyState = 'ended';
  };
  readonly getSettings = () => ({});
  readonly getConstraints = () => ({});
  readonly applyConstraints = async () => undefined;
}

class PlayedStream {
  readonly #tracks: PlayedCamera[];
  constructor(tracks: PlayedCamera[] = []) {
    this.#tracks = tracks;
  }
  readonly getTracks = () => this.#tracks;
  readonly getVideoTracks = () => this.#tracks;
  readonly getAudioTracks = () => [];
  readonly addTrack = () => undefined;
  readonly removeTrack = () => undefined;
}

const flush = () => new Promise((resolve) => setTimeout(resolve));
const isWanted = () => true;

/** The library's own camera, without a connection: what it would send is kept here. */
describe('a camera in a call', () => {
  let room: LiveKitRoom;
  let cameras: PlayedCamera[];
  let sent: (string | undefined)[];
  let lapses: string[];

  const open = () => {
    const camera = new PlayedCamera(`camera ${cameras.length + 1}`);
    cameras.push(camera);
    return camera;
  };
  const opened = () => ({ track: open() as unknown as MediaStreamTrack, isWanted });
  const next = () =>
    vi.waitFor(() => {
      const effect = effects.waiting.shift();
      if (!effect) throw new Error('No effect was begun.');
      return effect;
    });
  const choose = async (id: 'blur' | 'own') => {
    const chosen = room.background.choose(id);
    return { chosen, effect: await next() };
  };

  beforeEach(() => {
    localStorage.clear();
    effects.waiting.length = 0;
    effects.changes.length = 0;
    [cameras, sent, lapses] = [[], [], []];
    vi.stubGlobal('MediaStream', PlayedStream);
    const getUserMedia = async () => new PlayedStream([open()]);
    vi.stubGlobal('navigator', { userAgent: '', mediaDevices: { getUserMedia } });
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
    room = new LiveKitRoom();
    room.background.onLapse = (why) => lapses.push(why);

    const { localParticipant } = room.room;
    let camera: LocalVideoTrack | undefined;
    const publication = () =>
      camera && ({ track: camera, isMuted: camera.isMuted } as unknown as LocalTrackPublication);
    vi.spyOn(localParticipant, 'getTrackPublication').mockImplementation(publication);
    vi.spyOn(localParticipant, 'createTracks').mockImplementation(async () => [
      new LocalVideoTrack(open() as unknown as MediaStreamTrack, undefined, false) as LocalTrack,
    ]);
    vi.spyOn(localParticipant, 'publishTrack').mockImplementation(async (track) => {
      camera = track as LocalVideoTrack;
      camera.source = Track.Source.Camera;
      sent.push(camera.mediaStreamTrack.id);
      const replaceTrack = async (other: MediaStreamTrack) => void sent.push(other.id);
      const parameters = { getParameters: () => ({ encodings: [] }), setParameters: async () => undefined };
      camera.sender = { replaceTrack, ...parameters } as unknown as RTCRtpSender;
      return publication() as LocalTrackPublication;
    });
    vi.spyOn(localParticipant, 'unpublishTrack').mockImplementation(async () => {
      camera?.stop();
      if (camera) camera.sender = undefined as unknown as RTCRtpSender;
      camera = undefined;
      sent.push(undefined);
      return undefined;
    });
    vi.spyOn(localParticipant, 'setCameraEnabled').mockImplementation(async (on) => {
      await (on ? camera?.unmute() : camera?.mute());
      return publication();
    });
  });

  it('is never sent as it is by who switched it off and on while their background was got ready', async () => {
    await room.publish('camera', true, opened());
    const { chosen, effect } = await choose('blur');
    await room.publish('camera', false);
    const on = room.publish('camera', true);
    await flush();
    effect.fail();
    await chosen;
    (await next()).draw();
    await on;
    expect(sent).toEqual(['camera 1', undefined, 'blur of camera 2']);
    expect(room.background.state.get()).toMatchObject({ id: 'blur', status: 'on' });
    expect(readMediaChoice().background).toBe('blur');
    expect(lapses).toEqual([]);
  });

  it('goes off, and it is said, where the background that was chosen for it cannot be had', async () => {
    await room.publish('camera', true, opened());
    const { chosen, effect } = await choose('blur');
    effect.fail();
    await chosen;
    expect(sent).toEqual(['camera 1', undefined]);
    expect(cameras[0]?.readyState).toBe('ended');
    expect(lapses).toEqual(['failed']);
  });

  it('has its background kept in mind when its person leaves before that stands', async () => {
    await room.publish('camera', true, opened());
    const { chosen, effect } = await choose('blur');
    const { localParticipant } = room.room;
    const { track } = localParticipant.getTrackPublication(Track.Source.Camera) ?? {};
    await localParticipant.unpublishTrack(track as LocalVideoTrack);
    effect.draw();
    await chosen;
    expect(readMediaChoice().background).toBe('blur');
    expect(lapses).toEqual([]);
  });

  it('is sent with the background that was chosen while it came on with another', async () => {
    await room.publish('camera', true, opened());
    const { chosen: blurred, effect } = await choose('blur');
    effect.draw();
    await blurred;
    await room.publish('camera', false);
    const again = room.publish('camera', true);
    const { draw } = await next();
    const chosen = room.background.choose('evening');
    draw();
    await Promise.all([again, chosen]);
    expect(room.background.state.get()).toEqual({ id: 'evening', status: 'on' });
    expect(sent.at(-1)).toBe('blur of camera 2');
    expect(cameras[1]?.readyState).toBe('live');
  });

  it('gets the other picture of who chooses one of their own in place of another', async () => {
    await room.publish('camera', true, opened());
    const { chosen, effect } = await choose('own');
    effect.draw();
    await chosen;
    await room.background.choose('own');
    expect(effects.changes).toEqual(['own']);
    expect(room.background.state.get()).toEqual({ id: 'own', status: 'on' });
  });

  it('is not opened for somebody who has left while it waited for a background', async () => {
    await room.publish('camera', true, opened());
    const { chosen, effect } = await choose('blur');
    await room.publish('camera', false);
    const given = { ...opened(), isWanted: () => false };
    const on = room.publish('camera', true, given);
    effect.fail();
    await Promise.all([chosen, on]);
    expect(cameras.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    expect(sent).toEqual(['camera 1', undefined]);
  });
});

describe('a room that is left', () => {
  it('says farewell when its person goes, and not when a new connection is made for them', async () => {
    const room = new LiveKitRoom();
    const { client } = room.room.engine;
    const farewell = vi.spyOn(Object.getPrototypeOf(client), 'sendLeave').mockResolvedValue(undefined);
    // As the library does it, while it is connected.
    vi.spyOn(room.room, 'disconnect').mockImplementation(() => client.sendLeave());
    await room.disconnect();
    expect(farewell).not.toHaveBeenCalled();
    await room.end();
    expect(farewell).toHaveBeenCalledOnce();
  });
});

describe('a device that was to run in another way and could not be opened', () => {
  let room: LiveKitRoom;
  let stopped: string[];

  beforeEach(() => {
    room = new LiveKitRoom();
    stopped = [];
    room.onStopped = (kind) => stopped.push(kind);
  });

  it('is opened again with the noise suppression that it had', async () => {
    const audioTrack = {
      getDeviceId: async () => 'desk',
      restartTrack: async () => {
        throw new DOMException('', 'NotReadableError');
      },
    };
    const publication = { audioTrack } as unknown as LocalTrackPublication;
    vi.spyOn(room.room.localParticipant, 'getTrackPublication').mockReturnValue(publication);
    await expect(room.suppressNoise(false)).rejects.toThrow();
    expect(room.room.options.audioCaptureDefaults).toMatchObject({ noiseSuppression: true });
    expect(stopped).toEqual(['microphone']);
  });

  it('is opened again where another device cannot be had; a speaker has nothing to be opened', async () => {
    vi.spyOn(room.room, 'switchActiveDevice').mockRejectedValue(new DOMException('', 'NotReadableError'));
    await expect(room.choose('camera', { id: 'c', label: 'C' })).rejects.toThrow();
    await expect(room.choose('speaker', { id: 's', label: 'S' })).rejects.toThrow();
    expect(stopped).toEqual(['camera']);
  });
});
