import { percentile } from '@rapport/infra/percentile';
import { table } from '@rapport/infra/table';
import { gone, sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { benchFlags, leaveBarePage, openBarePage } from './barePage.ts';
import { markFirstFrame, type Step, steps, type Times, timesToFirstFrame } from './firstFrame.ts';

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
    expect(
      mentor.page.getByText(/^Waiting for Jonas/).or(mentor.page.getByText(gone('Jonas'))),
    ).toBeVisible();

  const press = async (on: typeof page) => {
    const button = on.getByRole('button', { name: 'Join', exact: true });
    await expect(button).toBeEnabled();
    // Whoever looks at themselves first takes longer than this; what is loaded ahead has come.
    await on.waitForTimeout(1_500);
    await isAlone();
    await button.click();
    return timesToFirstFrame(on);
  };
  const times: { floor: Times[]; rapport: Times[] } = { floor: [], rapport: [] };
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
  const ratios = times.rapport.map(
    ({ firstFrame }, round) => firstFrame / (times.floor[round]?.firstFrame ?? Number.NaN),
  );
  const ms = (list: readonly Times[], step: Step, share: number) => {
    const known = list.map((time) => time[step]).filter((time) => !Number.isNaN(time));
    return known.length > 0 ? String(Math.round(percentile(known, share))) : '–';
  };
  const row = (name: string, list: readonly Times[]) => [
    name,
    ...steps.map((step) => ms(list, step, 0.5)),
    ms(list, 'firstFrame', 0.95),
  ];
  console.log(
    `\nfrom “Join” to the first picture of the other person, who sends already; ${rounds} rounds by turns\n${table(
      ['ms, p50', ...steps, 'firstFrame p95'],
      [row('the library alone, straight at the SFU', times.floor), row('Rapport', times.rapport)],
    )}\nmedian of the ratios ${percentile(ratios, 0.5).toFixed(2)}, goal at most ${mostTimes}\n`,
  );
  expect(percentile(ratios, 0.5)).toBeLessThanOrEqual(mostTimes);
});
