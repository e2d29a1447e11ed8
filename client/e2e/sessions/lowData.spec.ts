import type { Page } from '@playwright/test';
import type { Stack } from '@rapport/infra/testing';
import { recorded } from '../fixtures/media.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, type OpenSeat, test } from '../fixtures/rapport.ts';

type Keeper = { keptConnections: RTCPeerConnection[] };

interface VideoFlow {
  /** Widest picture that is being sent or received (px), 0 where none is. */
  readonly width: number;
  /** Frames so far. */
  readonly frames: number;
}

/** What the browser itself counts of pictures, over the connections that stand. */
function videoOf(page: Page, direction: 'inbound-rtp' | 'outbound-rtp'): Promise<VideoFlow> {
  return page.evaluate(async (type) => {
    const open = (globalThis as unknown as Keeper).keptConnections.filter(
      ({ connectionState }) => connectionState !== 'closed',
    );
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    const flows = reports
      .flatMap((report) => [...report.values()])
      .filter((stats) => stats.type === type && stats.kind === 'video' && stats.active !== false);
    const counted = type === 'inbound-rtp' ? 'framesReceived' : 'framesSent';
    return {
      width: Math.max(0, ...flows.map(({ frameWidth }) => frameWidth ?? 0)),
      frames: flows.reduce((sum, stats) => sum + (stats[counted] ?? 0), 0),
    };
  }, direction);
}

/** Pictures come, or none does any more, for three seconds on end. */
async function framesIn(page: Page): Promise<number> {
  const { frames } = await videoOf(page, 'inbound-rtp');
  await page.waitForTimeout(3_000);
  return (await videoOf(page, 'inbound-rtp')).frames - frames;
}

const long = { timeout: 45_000 };

async function turn(page: Page, name: string, on: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  await page.getByRole('switch', { name }).setChecked(on);
  await page.keyboard.press('Escape');
}

async function bothIn(stack: Stack, openSeat: OpenSeat) {
  const pair = await sitDown(stack, recorded(openSeat));
  const [maya, jonas] = [pair.mentor.page, pair.mentee.page];
  for (const page of [maya, jonas]) await page.getByRole('button', { name: 'Join', exact: true }).click();
  for (const page of [maya, jonas]) await expect.poll(() => framesIn(page), long).toBeGreaterThan(0);
  return { maya, jonas };
}

test('low data makes the pictures small both ways, and large again', async ({ stack, openSeat }) => {
  const { maya, jonas } = await bothIn(stack, openSeat);
  const widthAt = (page: Page) => async () => (await videoOf(page, 'inbound-rtp')).width;
  await expect.poll(widthAt(jonas), long).toBeGreaterThan(320);

  await turn(maya, 'Low data', true);
  for (const page of [maya, jonas]) {
    await expect
      .poll(async () => {
        const width = await widthAt(page)();
        return width > 0 && width <= 320 && (await framesIn(page)) > 0;
      }, long)
      .toBe(true);
  }
  await turn(maya, 'Low data', false);
  await expect.poll(widthAt(jonas), long).toBeGreaterThan(320);
  await expect.poll(() => framesIn(jonas), long).toBeGreaterThan(0);
});

test('sound only stops the pictures both ways, is told to the other side, lasts through a reload, and ends', async ({
  stack,
  openSeat,
}) => {
  const { maya, jonas } = await bothIn(stack, openSeat);
  await turn(maya, 'Sound only', true);
  await expect(jonas.getByText(/^Maya .* has switched to sound only$/)).toBeVisible(long);
  await expect(maya.getByText('You are on sound only: you see no pictures and send none.')).toBeVisible(long);
  await expect(maya.getByText('You switched to sound only', { exact: true })).toBeVisible(long);
  for (const page of [maya, jonas]) await expect.poll(() => framesIn(page), long).toBe(0);

  await maya.reload();
  await maya.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(jonas.getByText(/^Maya .* has switched to sound only$/)).toBeVisible(long);
  await expect(maya.getByText('You are on sound only: you see no pictures and send none.')).toBeVisible(long);

  await jonas.reload();
  await jonas.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(jonas.getByText(/^Maya .* has switched to sound only$/)).toBeVisible(long);

  await maya.getByRole('button', { name: 'Bring pictures back' }).click();
  for (const page of [maya, jonas]) await expect.poll(() => framesIn(page), long).toBeGreaterThan(0);
  await expect(jonas.getByText(/has switched to sound only/)).toHaveCount(0, long);
});
