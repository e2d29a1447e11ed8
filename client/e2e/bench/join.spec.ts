import { percentile } from '@rapport/infra/percentile';
import { table } from '@rapport/infra/table';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { benchFlags, leaveBarePage, openBarePage } from './barePage.ts';
import { markFirstFrame, timeToFirstFrame } from './firstFrame.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 20);
/** Of the floor. */
const mostTimes = 1.25;

test('from “Join” to the first picture of the other person', async ({ stack, openSeat }) => {
  const { mentor, mentee, sessionId } = await sitDown(stack, (origin, options) =>
    openSeat(origin, options, benchFlags),
  );
  await mentee.context.addInitScript(markFirstFrame);
  await mentor.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(mentor.page.getByRole('timer')).toBeVisible();
  const session = new URL(`/s/${sessionId}`, stack.secondOrigin).href;
  const { page } = mentee;
  const bare = await mentee.context.newPage();
  const isAlone = () =>
    expect(mentor.page.getByText(/^Waiting for Jonas|^Jonas .* is not in the call any more/)).toBeVisible();

  const press = async (on: typeof page) => {
    const button = on.getByRole('button', { name: 'Join', exact: true });
    await expect(button).toBeEnabled();
    // Whoever looks at themselves first takes longer than this; what is loaded ahead has come.
    await on.waitForTimeout(1_500);
    await isAlone();
    await button.click();
    return timeToFirstFrame(on);
  };
  const times: { floor: number[]; rapport: number[] } = { floor: [], rapport: [] };
  // The first round of each warms up.
  for (let round = 0; round <= rounds; round++) {
    await bare.bringToFront();
    await openBarePage(bare, stack.secondOrigin, sessionId, stack.sfu.url);
    const floor = await press(bare);
    await leaveBarePage(bare);
    await bare.goto('about:blank');
    await isAlone();

    await page.bringToFront();
    await page.goto(session);
    const rapport = await press(page);
    await page.goto('about:blank');
    await isAlone();
    if (round === 0) continue;
    times.floor.push(floor);
    times.rapport.push(rapport);
  }
  const ratios = times.rapport.map((time, round) => time / (times.floor[round] ?? Number.NaN));
  const ms = (list: readonly number[], share: number) => String(Math.round(percentile(list, share)));
  console.log(
    `\nfrom “Join” to the first picture of the other person, who sends already; ${rounds} rounds by turns\n${table(
      ['ms', 'p50', 'p95'],
      [
        ['the library alone, straight at the SFU', ms(times.floor, 0.5), ms(times.floor, 0.95)],
        ['Rapport', ms(times.rapport, 0.5), ms(times.rapport, 0.95)],
      ],
    )}\nmedian of the ratios ${percentile(ratios, 0.5).toFixed(2)}, goal at most ${mostTimes}\n`,
  );
  expect(percentile(ratios, 0.5)).toBeLessThanOrEqual(mostTimes);
});
