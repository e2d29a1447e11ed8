import type { Page } from '@playwright/test';

type Kind = 'audio' | 'video';
type Progress = Record<Kind, number[]>;
type Watched = { progress: Progress };

/** Notes in each page of a context when sound and picture of others truly came in, ten times a second. */
export function watchFlow(): void {
  const progress: Progress = { audio: [], video: [] };
  const kept: RTCPeerConnection[] = [];
  const Original = RTCPeerConnection;
  class Kept extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  }
  const last = new Map<string, number>();
  const note = (key: string, kind: Kind, count: number) => {
    if (count <= (last.get(key) ?? 0)) return;
    last.set(key, count);
    const now = Date.now();
    if (progress[kind].at(-1) !== now) progress[kind].push(now);
  };
  setInterval(async () => {
    const open = kept.filter(({ connectionState }) => connectionState !== 'closed');
    for (const connection of open) {
      for (const stats of (await connection.getStats()).values()) {
        if (stats.type !== 'inbound-rtp') continue;
        const count = stats.kind === 'audio' ? stats.packetsReceived : stats.framesDecoded;
        note(`${kept.indexOf(connection)} ${stats.id}`, stats.kind, count ?? 0);
      }
    }
  }, 100);
  Object.assign(globalThis, { RTCPeerConnection: Kept, progress });
}

/** Waits until sound and picture have come in after `from`; answers when the later of the two began again (ms since the epoch). */
export async function flowsAfter(page: Page, from: number, within = 90_000): Promise<number> {
  const handle = await page.waitForFunction(
    (after) => {
      const { progress } = globalThis as unknown as Watched;
      const first = (kind: Kind) => progress[kind].find((time) => time > after);
      const [audio, video] = [first('audio'), first('video')];
      return audio && video && Math.max(audio, video);
    },
    from,
    { timeout: within, polling: 100 },
  );
  return Number(await handle.jsonValue());
}

/** The longest time (ms) between two signs of sound, or of picture, between two instants. */
export function longestGap(page: Page, kind: Kind, from: number, to: number): Promise<number> {
  return page.evaluate(
    ([of, begin, end]) => {
      const { progress } = globalThis as unknown as Watched;
      const times = [begin, ...progress[of].filter((time) => time > begin && time < end), end];
      return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
    },
    [kind, from, to] as const,
  );
}
