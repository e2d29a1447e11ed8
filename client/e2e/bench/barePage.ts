import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { fillPath } from '@rapport/shared/core/route';
import { joinCall } from '@rapport/shared/sessions/sessions.api';

const library = createRequire(import.meta.url)
  .resolve('livekit-client')
  .replace(/[^/]*$/, 'livekit-client.umd.js');

/** For both browsers that are compared. The tests' usual camera makes a frame every 200 ms; the last of two flags counts. */
export const benchFlags = [
  '--use-fake-device-for-media-stream=fps=15',
  // The bare page comes from no address, and would not be let through to loopback.
  '--disable-features=LocalNetworkAccessChecks',
];

/**
 * What a call costs at least: the library alone, with the settings of `LiveKitRoom`, and one picture of each person in the
 * places of Rapport's. It lives under the server's origin, because the browser asks for the token with its cookie there,
 * but nothing of it comes from the server; the connection goes straight to the SFU, past the gate.
 */
export async function openBarePage(
  page: Page,
  origin: string,
  sessionId: string,
  sfuUrl: string,
): Promise<void> {
  await page.route(`${origin}/bare/`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route(`${origin}/bare/library.js`, (route) => route.fulfill({ path: library }));
  await page.goto(`${origin}/bare/`);
  await page.waitForFunction(() => 'LivekitClient' in globalThis);
  const url = sfuUrl.replace(/^http/, 'ws');
  const tokenPath = fillPath(joinCall.path, { sessionId });
  await page.evaluate(prepare, { url, tokenPath });
}

const html = `<!doctype html><title>bare</title>
<style>
  body { margin: 0; background: #0e0f0e; }
  #other { position: fixed; inset: 0; width: 100%; height: 100%; object-fit: cover; }
  #self { position: fixed; right: 16px; bottom: 90px; width: 240px; height: 135px; object-fit: cover; transform: scaleX(-1); }
  button { position: fixed; left: 16px; bottom: 16px; }
</style>
<video id="other" autoplay playsinline muted></video><video id="self" autoplay playsinline muted></video>
<button>Join</button><script src="library.js"></script>`;

interface Bare {
  leave(): Promise<void>;
}

type Library = typeof import('livekit-client');

/** Fetches the token and captures before the press, so that the floor is the library's way from connect to picture. */
async function prepare({ url, tokenPath }: { url: string; tokenPath: string }): Promise<void> {
  const { Room, RoomEvent, VideoPresets } = (globalThis as unknown as { LivekitClient: Library })
    .LivekitClient;
  const room = new Room({
    adaptiveStream: true,
    dynacast: true,
    publishDefaults: {
      simulcast: true,
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      red: true,
      dtx: true,
    },
  });
  const place = (id: string) => document.getElementById(id) as HTMLVideoElement;
  room.on(RoomEvent.TrackSubscribed, (track) => {
    if (track.kind === 'video') track.attach(place('other'));
    else document.body.append(track.attach());
  });
  const device = 'barepage';
  const response = await fetch(tokenPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ device }),
  });
  const { token } = (await response.json()) as { token: string };
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: { width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  place('self').srcObject = new MediaStream(stream.getVideoTracks());
  document.querySelector('button')?.addEventListener('click', async () => {
    await room.connect(url, token);
    const [audio] = stream.getAudioTracks();
    const [video] = stream.getVideoTracks();
    if (!audio || !video) throw new Error('the fake devices gave nothing');
    await room.localParticipant.publishTrack(audio, { source: 'microphone' as never });
    await room.localParticipant.publishTrack(video, { source: 'camera' as never });
  });
  const bare: Bare = {
    async leave() {
      await room.disconnect();
      for (const track of stream.getTracks()) track.stop();
    },
  };
  Object.assign(globalThis, { bare });
}

/** Ends the call of the bare page, so that the room has only the partner again. */
export async function leaveBarePage(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as { bare: Bare }).bare.leave());
}
