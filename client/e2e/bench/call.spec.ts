import type { Page } from '@playwright/test';
import { percentile } from '@rapport/infra/percentile';
import { table } from '@rapport/infra/table';
import { processTime, withItsProcess } from '../fixtures/browserProcess.ts';
import { gone, sitDown } from '../fixtures/people.ts';
import { expect, type Seat, test } from '../fixtures/rapport.ts';
import { benchFlags, leaveBarePage, openBarePage } from './barePage.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
/** Minutes of a call after which its memory is compared with that of minute 2. */
const lastMinute = Number(process.env.BENCH_MINUTES ?? 10);
/** Of the bare page's CPU time. */
const goals = { call: 1.15, panel: 1.3 } as const;
const mostHeapGrowth = 1.1;

type State = 'bare' | keyof typeof goals;

/** A seat, and the process of its browser. */
interface Measured extends Seat {
  readonly pid: number;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes of both of you' });

test('the CPU time and the memory that a call of two takes', async ({ stack, openSeat }) => {
  const measured = async (...[origin, options]: Parameters<typeof openSeat>): Promise<Measured> => {
    const viewport = { width: 1440, height: 900 };
    const { launched, pid } = await withItsProcess(() =>
      openSeat(origin, { viewport, ...options }, benchFlags),
    );
    return { ...launched, pid };
  };
  const { mentor, mentee, sessionId } = await sitDown(stack, measured);
  const rapport = mentee as Measured;
  const bare = await measured(stack.secondOrigin, { storageState: await mentee.context.storageState() });
  const session = rapport.page.url();
  await button(mentor.page, 'Join').click();
  await expect(mentor.page.getByRole('timer')).toBeVisible();

  const enter: Record<State, () => Promise<Measured>> = {
    async bare() {
      await openBarePage(bare.page, stack.secondOrigin, sessionId, stack.sfu.url);
      await button(bare.page, 'Join').click();
      return bare;
    },
    async call() {
      await rapport.page.goto(session);
      await button(rapport.page, 'Join').click();
      await button(rapport.page, 'Hide agenda, notes and actions').click();
      return rapport;
    },
    async panel() {
      await rapport.page.goto(session);
      await button(rapport.page, 'Join').click();
      const show = button(rapport.page, 'Show agenda, notes and actions');
      if (await show.isVisible()) await show.click();
      await rapport.page.getByRole('tab', { name: 'Notes' }).click();
      await notes(rapport.page).click();
      return rapport;
    },
  };
  const leave = async (state: State) => {
    if (state === 'bare') await leaveBarePage(bare.page);
    await (state === 'bare' ? bare : rapport).page.goto('about:blank');
    await expect(mentor.page.getByText(gone('Jonas'))).toBeVisible();
  };
  const flows = (page: Page) =>
    page.waitForFunction(
      () => [...document.querySelectorAll('video')].filter((video) => video.videoWidth > 0).length > 1,
    );

  const states: readonly State[] = ['bare', 'call', 'panel'];
  const used: Record<State, number[]> = { bare: [], call: [], panel: [] };
  for (let round = 0; round < rounds; round++) {
    for (const state of states) {
      const { page, pid } = await enter[state]();
      await flows(page);
      // The first seconds are the connection's and the encoder's.
      await page.waitForTimeout(8_000);
      const before = processTime(pid);
      if (state === 'panel') await typeFor(page, seconds);
      else await page.waitForTimeout(seconds * 1_000);
      used[state].push(processTime(pid) - before);
      await leave(state);
    }
  }
  const middle = (state: State) => percentile(used[state], 0.5);
  const ratios = (state: State) =>
    percentile(
      used[state].map((time, round) => time / (used.bare[round] ?? Number.NaN)),
      0.5,
    );
  const row = (name: string, state: State) => [
    name,
    (middle(state) / seconds).toFixed(2),
    state === 'bare' ? '' : ratios(state).toFixed(2),
    state === 'bare' ? '' : `at most ${goals[state]}`,
  ];
  console.log(
    `\nCPU time of one person's browser in a call of two, ${rounds} rounds of ${seconds} s by turns\n${table(
      ['', 'cores', 'of the bare page', 'goal'],
      [
        row('the library alone', 'bare'),
        row('Rapport, panel closed', 'call'),
        row('Rapport, panel open, typing', 'panel'),
      ],
    )}\n`,
  );

  await enter.panel();
  await flows(rapport.page);
  const heap = async () => {
    await rapport.page.requestGC();
    const client = await rapport.context.newCDPSession(rapport.page);
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    await client.detach();
    return usedSize / 1_048_576;
  };
  await typeFor(rapport.page, 120);
  const early = await heap();
  await typeFor(rapport.page, (lastMinute - 2) * 60);
  const late = await heap();
  console.log(
    `memory of the page after collection, typing all the time: ${early.toFixed(1)} MiB at minute 2, ${late.toFixed(1)} at minute ${lastMinute}: ${(late / early).toFixed(2)}, goal at most ${mostHeapGrowth}\n`,
  );
  for (const state of ['call', 'panel'] as const)
    expect.soft(ratios(state)).toBeLessThanOrEqual(goals[state]);
  expect(late / early).toBeLessThanOrEqual(mostHeapGrowth);
});

/** As one who writes along: words at five characters a second. */
async function typeFor(page: Page, duration: number): Promise<void> {
  const until = Date.now() + duration * 1_000;
  while (Date.now() < until) await notes(page).pressSequentially('what we said. ', { delay: 200 });
}
