import { type Browser, type BrowserContextOptions, chromium, type LaunchOptions } from '@playwright/test';
import { type FarNetwork, startFarNetwork } from '@rapport/infra/farNetwork';
import { type Stack, startStack } from '@rapport/infra/testing';
import { farAway } from '../../fixtures/farAway.ts';
import { recordPeerConnections } from '../../fixtures/media.ts';
import { type Pair, sitDown } from '../../fixtures/people.ts';
import type { Seat } from '../../fixtures/rapport.ts';
import { withItsProcess } from '../browserProcess.ts';
import { watchFlow } from './flow.ts';
import { slowTimers } from './slowTimers.ts';

/** Two people at a stack: the mentor beside the server, the mentee in a network whose way here can be made bad. */
export interface FarPair extends Pair {
  readonly stack: Stack;
  readonly network: FarNetwork;
  /** The process of the mentee's browser. */
  readonly farBrowser: number;
  end(): Promise<void>;
}

export async function sitFarApart(launch: LaunchOptions): Promise<FarPair> {
  const network = await startFarNetwork();
  const stack = await startStack({ reachableAt: network.address });
  const browsers: Browser[] = [];
  let farBrowser = 0;
  const end = async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await stack.stop();
    await network.stop();
  };
  const openSeat = async (origin: string, context?: BrowserContextOptions): Promise<Seat> => {
    const isFar = origin === stack.secondOrigin;
    const options = isFar ? await farAway(launch, { network, stack }) : launch;
    const { launched: browser, pid } = await withItsProcess(() => chromium.launch(options));
    if (isFar) farBrowser = pid;
    browsers.push(browser);
    const seat = await browser.newContext({
      ...context,
      baseURL: origin,
      permissions: ['camera', 'microphone'],
      viewport: { width: 1280, height: 800 },
    });
    // In this order: what is measured is not to be slowed.
    for (const script of [recordPeerConnections, watchFlow, slowTimers]) await seat.addInitScript(script);
    return { browser, context: seat, page: await seat.newPage() };
  };
  try {
    return { ...(await sitDown(stack, openSeat)), stack, network, farBrowser, end };
  } catch (error) {
    await end();
    throw error;
  }
}
