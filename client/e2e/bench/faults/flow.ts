import type { Page } from '@playwright/test';

/** Packets of sound that came in, sound that was played, pictures that were drawn. */
type Kind = 'audio' | 'heard' | 'video';
type Progress = Record<Kind, number[]>;
type Watched = { progress: Progress; keptConnections: RTCPeerConnection[] };

/** Notes in each page of a context when sound and picture of others truly came in, ten times a second. */
export function watchFlow(): void {
  const progress: Progress = { audio: [], heard: [], video: [] };
  const last = new Map<string, number>();
  const note = (key: string, kind: Kind, total = 0) => {
    if (total <= (last.get(key + kind) ?? 0)) return;
    last.set(key + kind, total);
    const now = Date.now();
    if (progress[kind].at(-1) !== now) progress[kind].push(now);
  };
  setInterval(async () => {
    const { keptConnections } = globalThis as unknown as Watched;
    for (const [index, connection] of keptConnections.entries()) {
      if (connection.connectionState === 'closed') continue;
      for (const stats of (await connection.getStats()).values()) {
        if (stats.type !== 'inbound-rtp') continue;
        const key = `${index} ${stats.id}`;
        if (stats.kind === 'video') note(key, 'video', stats.framesDecoded);
        else {
          note(key, 'audio', stats.packetsReceived);
          note(key, 'heard', stats.totalAudioEnergy);
        }
      }
    }
  }, 100);
  Object.assign(globalThis, { progress });
}

/** When there were signs of it between two instants (all ms since the epoch). */
export function timesOf(page: Page, kind: Kind, from: number, to: number): Promise<number[]> {
  return page.evaluate(
    ([of, begin, end]) => {
      const { progress } = globalThis as unknown as Watched;
      return progress[of].filter((time) => time > begin && time < end);
    },
    [kind, from, to] as const,
  );
}

/** Waits until sound and picture have come in after `from`; answers when the later of the two began again (ms since the epoch). */
export async function flowsAfter(
  page: Page,
  from: number,
  kinds: readonly Kind[] = ['audio', 'video'],
): Promise<number> {
  const handle = await page.waitForFunction(
    ([after, wanted]) => {
      const { progress } = globalThis as unknown as Watched;
      const firsts = wanted.map((kind) => progress[kind].find((time) => time > after));
      return firsts.every((time) => time !== undefined) && Math.max(...firsts.map(Number));
    },
    [from, kinds] as const,
    { timeout: 90_000, polling: 100 },
  );
  return Number(await handle.jsonValue());
}

/** The longest time (ms) between two signs of it between two instants, on any of the pages. */
export async function longestGap(
  pages: readonly Page[],
  kind: Kind,
  from: number,
  to: number,
): Promise<number> {
  const gaps = pages.map(async (page) => {
    const times = [from, ...(await timesOf(page, kind, from, to)), to];
    return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
  });
  return Math.max(...(await Promise.all(gaps)));
}
