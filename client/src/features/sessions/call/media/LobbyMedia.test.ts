import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LobbyMedia } from './LobbyMedia.ts';
import { readMediaChoice, rememberMediaChoice } from './mediaChoice.ts';

/** A captured track, as far as the lobby looks at it. */
class PlayedTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live';
  readonly deviceId: string;

  constructor(deviceId: string) {
    super();
    this.deviceId = deviceId;
  }

  getSettings() {
    return { deviceId: this.deviceId };
  }

  stop() {
    this.readyState = 'ended';
  }
}

/** A browser with devices to plug and unplug, and a person who allows or denies. */
class PlayedBrowser extends EventTarget {
  cameras = ['cam-1'];
  microphones = ['mic-1'];
  denies: ('audio' | 'video')[] = [];
  busy: ('audio' | 'video')[] = [];
  questions = 0;
  tracks: PlayedTrack[] = [];

  async getUserMedia({ audio, video }: MediaStreamConstraints) {
    this.questions++;
    const open = (kind: 'audio' | 'video', wanted: unknown, ids: string[]) => {
      if (!wanted) return [];
      if (this.denies.includes(kind)) throw new DOMException('', 'NotAllowedError');
      if (ids.length === 0) throw new DOMException('', 'NotFoundError');
      if (this.busy.includes(kind)) throw new DOMException('', 'NotReadableError');
      const ideal = (wanted as { deviceId?: { ideal: string } }).deviceId?.ideal;
      return [new PlayedTrack(ids.find((id) => id === ideal) ?? ids[0] ?? '')];
    };
    const audioTracks = open('audio', audio, this.microphones);
    const videoTracks = open('video', video, this.cameras);
    this.tracks.push(...audioTracks, ...videoTracks);
    return { getAudioTracks: () => audioTracks, getVideoTracks: () => videoTracks } as unknown as MediaStream;
  }

  async enumerateDevices() {
    const entry = (kind: string) => (deviceId: string) => ({ deviceId, kind, label: `The ${deviceId}` });
    return [
      ...this.microphones.map(entry('audioinput')),
      ...this.cameras.map(entry('videoinput')),
    ] as MediaDeviceInfo[];
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('the lobby’s camera and microphone', () => {
  let browser: PlayedBrowser;
  let permission: PermissionState;
  const open: LobbyMedia[] = [];
  const lobby = () => {
    const made = new LobbyMedia(
      readMediaChoice(),
      browser as unknown as MediaDevices,
      async () => permission,
    );
    open.push(made);
    return made;
  };

  beforeEach(() => {
    localStorage.clear();
    browser = new PlayedBrowser();
    permission = 'prompt';
  });
  afterEach(() => {
    for (const media of open.splice(0)) media.end();
  });

  it('opens both with one question', async () => {
    const media = lobby();
    await media.start();
    const { camera, microphone } = media.state.get();
    expect([camera.status, microphone.status]).toEqual(['on', 'on']);
    expect(browser.questions).toBe(1);
  });

  it('goes on with the microphone when there is no camera', async () => {
    browser.cameras = [];
    permission = 'granted';
    const media = lobby();
    await media.start();
    const { camera, microphone } = media.state.get();
    expect([camera.status, microphone.status]).toEqual(['missing', 'on']);
  });

  it('tells a busy camera from a forbidden one', async () => {
    browser.busy = ['video'];
    const media = lobby();
    await media.start();
    expect(media.state.get().camera.status).toBe('busy');
    expect(media.state.get().microphone.status).toBe('on');
  });

  it('does not ask a second time somebody who just said no', async () => {
    browser.denies = ['audio', 'video'];
    permission = 'denied';
    const media = lobby();
    await media.start();
    expect([media.state.get().camera.status, media.state.get().microphone.status]).toEqual([
      'denied',
      'denied',
    ]);
    expect(browser.questions).toBe(1);
    expect(media.take()).toEqual({ microphone: { on: false }, camera: { on: false } });
  });

  it('explains a page without devices instead of failing', async () => {
    const media = new LobbyMedia(readMediaChoice(), undefined);
    await media.start();
    expect(media.state.get().camera.status).toBe('insecure');
  });

  it('opens the remembered devices, and only those that were on', async () => {
    browser.cameras = ['cam-1', 'cam-2'];
    rememberMediaChoice({ microphone: false, devices: { camera: { id: 'cam-2', label: 'The cam-2' } } });
    const media = lobby();
    await media.start();
    const { camera, microphone } = media.state.get();
    expect(camera.track?.getSettings().deviceId).toBe('cam-2');
    expect(microphone.status).toBe('off');
  });

  it('takes another camera for one that is gone, says so, and still remembers the first', async () => {
    rememberMediaChoice({ devices: { camera: { id: 'cam-9', label: 'Desk camera' } } });
    const media = lobby();
    await media.start();
    expect(media.state.get().camera).toMatchObject({ status: 'on', missed: 'Desk camera' });
    expect(readMediaChoice().devices.camera?.id).toBe('cam-9');
  });

  it('finds a remembered camera by its name where the browser has given new ids', async () => {
    browser.cameras = ['cam-1', 'cam-2'];
    rememberMediaChoice({ devices: { camera: { id: 'old', label: 'The cam-2' } } });
    const media = lobby();
    await media.start();
    expect(media.state.get().camera.track?.getSettings().deviceId).toBe('cam-2');
    expect(media.state.get().camera.missed).toBeUndefined();
  });

  it('goes back to the remembered camera when it is plugged in again, stops the other, and says so', async () => {
    rememberMediaChoice({ devices: { camera: { id: 'cam-2', label: 'The cam-2' } } });
    const media = lobby();
    await media.start();
    expect(media.state.get().camera.missed).toBe('The cam-2');
    browser.cameras = ['cam-1', 'cam-2'];
    browser.dispatchEvent(new Event('devicechange'));
    await settle();
    const { camera } = media.state.get();
    expect(camera.track?.getSettings().deviceId).toBe('cam-2');
    expect([camera.missed, camera.back]).toEqual([undefined, 'The cam-2']);
    expect(browser.tracks.map(({ readyState }) => readyState)).toEqual(['live', 'ended', 'live']);
  });

  it('leaves what the call has taken alone when the remembered camera comes back at that instant', async () => {
    rememberMediaChoice({ devices: { camera: { id: 'cam-2', label: 'The cam-2' } } });
    const media = lobby();
    await media.start();
    browser.cameras = ['cam-1', 'cam-2'];
    browser.dispatchEvent(new Event('devicechange'));
    const { camera } = media.take();
    await settle();
    expect(camera.track?.readyState).toBe('live');
    expect(browser.questions).toBe(1);
  });

  it('leaves the one that is used alone when something else is plugged in', async () => {
    rememberMediaChoice({ devices: { camera: { id: 'cam-9', label: 'Desk camera' } } });
    const media = lobby();
    await media.start();
    browser.cameras = ['cam-1', 'cam-2'];
    browser.dispatchEvent(new Event('devicechange'));
    await settle();
    expect(media.state.get().camera).toMatchObject({ status: 'on', missed: 'Desk camera' });
    expect(browser.questions).toBe(1);
  });

  it('knows what ran, for the next way in; and nothing when something that is wanted did not', async () => {
    await lobby().start();
    const good = lobby();
    await good.start();
    expect(good.check(7)).toEqual({
      at: 7,
      microphone: { id: 'mic-1', label: 'The mic-1' },
      camera: { id: 'cam-1', label: 'The cam-1' },
    });
    await good.turn('camera', false);
    expect(good.check(7)).toEqual({ at: 7, microphone: { id: 'mic-1', label: 'The mic-1' } });
    browser.busy = ['video'];
    await good.turn('camera', true);
    expect(good.check(7)).toBeUndefined();
  });

  it('opens a camera that is plugged in while it is missed', async () => {
    browser.cameras = [];
    permission = 'granted';
    const media = lobby();
    await media.start();
    browser.cameras = ['cam-1'];
    browser.dispatchEvent(new Event('devicechange'));
    await settle();
    expect(media.state.get().camera.status).toBe('on');
  });

  it('goes over to another device when the running one is unplugged', async () => {
    browser.cameras = ['cam-1', 'cam-2'];
    const media = lobby();
    await media.start();
    browser.cameras = ['cam-2'];
    media.state.get().camera.track?.dispatchEvent(new Event('ended'));
    await settle();
    expect(media.state.get().camera.track?.getSettings().deviceId).toBe('cam-2');
  });

  it('hands running tracks over alive, and stops all others when it ends', async () => {
    const media = lobby();
    await media.start();
    await media.turn('camera', false);
    const taken = media.take();
    media.end();
    expect(taken.camera).toEqual({ on: false });
    expect(taken.microphone.track?.readyState).toBe('live');
    expect(browser.tracks.map(({ readyState }) => readyState)).toEqual(['live', 'ended']);
  });

  it('shows and remembers nothing that is pressed after the tracks were handed over: the call would not do it', async () => {
    const media = lobby();
    await media.start();
    const taken = media.take();
    await media.turn('camera', false);
    media.fail('camera', 'slow');
    media.end();
    expect(media.state.get().camera.status).toBe('on');
    expect(taken.camera.track?.readyState).toBe('live');
    expect(readMediaChoice().camera).toBe(true);
  });

  it('stops a track that comes when nobody wants it any more', async () => {
    const media = lobby();
    const started = media.start();
    media.end();
    await started;
    expect(browser.tracks.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });

  it('remembers what was switched off for the next time', async () => {
    const media = lobby();
    await media.start();
    await media.turn('microphone', false);
    expect(readMediaChoice()).toMatchObject({ microphone: false, camera: true });
  });
});
