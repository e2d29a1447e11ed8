import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expect } from '../../fixtures/rapport.ts';
import type { FarPair } from './farPair.ts';
import { flowsAfter, longestGap } from './flow.ts';

/** What is measured of one run of a fault (ms, unless the goal's words say otherwise). */
export type Reading = Readonly<Record<string, number>>;

export interface Goal {
  readonly what: string;
  /** Of the readings of all runs. */
  readonly median?: number;
  readonly worst?: number;
}

/** Something that goes wrong during a call, and what is then asked of it. */
export interface Fault {
  readonly name: string;
  readonly goals: readonly Goal[];
  /** Begins and ends with a call that flows in both directions. */
  run(pair: FarPair): Promise<Reading>;
}

const backWithin = (median: number, worst = median): Goal[] => [{ what: 'back after', median, worst }];
const pagesOf = ({ mentor, mentee }: FarPair): Page[] => [mentor.page, mentee.page];
const leave = (page: Page) => page.getByRole('button', { name: 'Leave', exact: true });

/** How long after `from` both hear and see each other again. */
async function backAfter(pair: FarPair, from: number): Promise<Reading> {
  const times = await Promise.all(pagesOf(pair).map((page) => flowsAfter(page, from)));
  return { 'back after': Math.max(...times) - from };
}

/** The way out of the call is there, and can be pressed, whatever is wrong. */
async function canLeave(page: Page): Promise<void> {
  await page.mouse.move(400 + Math.random() * 50, 400);
  await leave(page).click({ trial: true, timeout: 3_000 });
}

const sfuKilled = (seconds: number, goals: Goal[]): Fault => ({
  name: `call server killed, ${seconds} s`,
  goals,
  async run(pair) {
    await pair.stack.sfu.kill();
    await sleep(seconds * 1_000);
    for (const page of pagesOf(pair)) await canLeave(page);
    await pair.stack.sfu.start();
    return backAfter(pair, Date.now());
  },
});

const cut = (what: 'UDP' | 'TCP' | 'UDP and TCP', seconds: number): Fault => ({
  name: `${what} cut, ${seconds} s`,
  goals: backWithin(4_000),
  async run(pair) {
    const { network, mentor, mentee } = pair;
    await network.set({
      udp: what.startsWith('UDP') ? 'drop' : 'pass',
      tcp: what.endsWith('TCP') ? 'drop' : 'pass',
    });
    await sleep(seconds * 1_000);
    await canLeave(mentee.page);
    if (what === 'UDP and TCP' && seconds >= 20) {
      const truth = mentor.page.getByText(/^Connection lost$|^Jonas .* is not in the call any more/);
      await expect(truth.first()).toBeVisible();
      await expect(
        mentee.page.getByText(/connection of the call was lost|server cannot be reached/),
      ).toBeVisible();
    }
    await network.set({});
    return backAfter(pair, Date.now());
  },
});

const poor = (name: string, weather: Parameters<FarPair['network']['set']>[0]): Fault => ({
  name,
  goals: [
    { what: 'longest silence', median: 1_000, worst: 2_000 },
    { what: 'notes, p95', median: 500 },
  ],
  async run({ network, mentor, mentee }) {
    await network.set(weather);
    // Until the encoders have found the new bound.
    await sleep(10_000);
    const from = Date.now();
    const delays: number[] = [];
    for (let typed = 0; typed < 20; typed++) {
      delays.push(await typedAndSeen(mentee.page, mentor.page));
      await sleep(500);
    }
    const to = Date.now();
    const gaps = await Promise.all([mentor, mentee].map(({ page }) => longestGap(page, 'audio', from, to)));
    await network.set({});
    delays.sort((a, b) => a - b);
    return { 'longest silence': Math.max(...gaps), 'notes, p95': delays[18] ?? Number.NaN };
  },
});

/** From the key on one page to the letter on the other. */
async function typedAndSeen(from: Page, to: Page): Promise<number> {
  const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes of both of you' });
  const before = (await notes(to).textContent())?.length ?? 0;
  const seen = notes(to).evaluate(
    (element, length) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if ((element.textContent?.length ?? 0) <= length) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(element, { childList: true, characterData: true, subtree: true });
        look();
      }),
    before,
  );
  await notes(from).focus();
  const at = Date.now();
  await from.keyboard.press('x');
  return (await seen) - at;
}

/** The page stands still, as when a laptop sleeps or a phone puts the browser away. */
const frozen = (seconds: number): Fault => ({
  name: `page frozen, ${seconds} s`,
  goals: backWithin(4_000),
  async run(pair) {
    const client = await pair.mentee.context.newCDPSession(pair.mentee.page);
    await client.send('Page.setWebLifecycleState', { state: 'frozen' });
    await sleep(seconds * 1_000);
    await client.send('Page.setWebLifecycleState', { state: 'active' });
    const back = backAfter(pair, Date.now());
    await client.detach();
    return back;
  },
});

const serverRestarted: Fault = {
  name: 'server restarted',
  goals: [{ what: 'longest silence', median: 1_000, worst: 1_500 }],
  async run(pair) {
    const from = Date.now();
    await pair.stack.server.restart();
    await sleep(8_000);
    const to = Date.now();
    const gaps = await Promise.all(pagesOf(pair).map((page) => longestGap(page, 'audio', from, to)));
    const pictures = await Promise.all(pagesOf(pair).map((page) => longestGap(page, 'video', from, to)));
    return { 'longest silence': Math.max(...gaps), 'longest still picture': Math.max(...pictures) };
  },
};

export const faults: readonly Fault[] = [
  sfuKilled(1, backWithin(5_000, 10_000)),
  sfuKilled(10, backWithin(5_000, 10_000)),
  sfuKilled(60, backWithin(5_000, 10_000)),
  ...[5, 20, 45].flatMap((seconds) =>
    (['UDP', 'TCP', 'UDP and TCP'] as const).map((what) => cut(what, seconds)),
  ),
  frozen(20),
  serverRestarted,
  poor('3% loss, 150 ms', { loss: 0.03, delayMs: 75 }),
  poor('300 kbit/s', { kbit: 300 }),
];
