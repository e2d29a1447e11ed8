import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, pagesOf } from './fault.ts';
import { longestGap } from './flow.ts';
import { lossBetween, readPlayout } from './playout.ts';

/** How long is looked at, once without a restart and once with one (ms). */
const window = 8_000;

/**
 * Sound and picture do not pass through the server. What one of them lacks while it restarts is compared with what they
 * lack as long without it in the same run, because two browsers on one machine always lack something. Gaps are longer
 * than they are heard: what is silent is hardly sent, and the made-up camera takes five pictures a second.
 *
 * Signalling does pass through it. When that comes back, livekit-client and the SFU both ask for new ICE candidates, whatever
 * the media do, and the SFU hands nothing on until the first pair is checked: a quarter of a second of sound is made
 * up by the browser. Where a picture was lost with it, Chromium asks for a whole one after 3 s.
 */
export const serverRestarted: Fault = {
  name: 'server restarted, against as long without',
  goals: [
    { what: 'connections changed', unit: 'count', worst: 0 },
    { what: 'more packets lost', unit: 'count', median: 25, worst: 40 },
    { what: 'more sound made up', unit: 'ms', median: 250, worst: 400 },
    { what: 'more freezes', unit: 'count', median: 1, worst: 2 },
    { what: 'longer frozen', unit: 'ms', median: 1_000, worst: 3_500 },
    { what: 'longest silence', median: 500, worst: 1_000 },
    { what: 'longest still picture', median: 1_000, worst: 3_500 },
  ],
  async run(pair) {
    const pages = pagesOf(pair);
    const read = () => Promise.all(pages.map(readPlayout));
    const begun = await read();
    await sleep(window);
    const quiet = await read();
    const from = Date.now();
    await Promise.all([pair.stack.server.restart(), sleep(window)]);
    const to = Date.now();
    const restarted = await read();
    const without = lossBetween(begun, quiet);
    const during = lossBetween(quiet, restarted);
    /** Of the one for whom it was worse. */
    const more = (what: keyof (typeof during)[number]) =>
      Math.max(...during.map((loss, page) => loss[what] - (without[page]?.[what] ?? 0)));
    const changed = restarted.filter(
      ({ connections }, page) => String(connections) !== String(begun[page]?.connections),
    );
    return {
      'connections changed': changed.length,
      'more packets lost': more('lostPackets'),
      'more sound made up': more('concealed'),
      'more freezes': more('freezes'),
      'longer frozen': more('frozen'),
      'longest silence': await longestGap(pages, 'audio', from, to),
      'longest still picture': await longestGap(pages, 'video', from, to),
    };
  },
};
