import * as api from '@rapport/shared/identity/identity.api';
import * as setUpApi from '@rapport/shared/identity/setUp.api';
import type { Kernel } from '../../platform/kernel.ts';
import { findSamplePerson } from './findSamplePerson.ts';
import { readInstallation } from './installation.ts';
import { setUp } from './setUp.ts';
import { requireSetupRight } from './setUpRight.ts';
import { type SamplePort, setUpSample } from './setUpSample.ts';
import type { SignIns } from './signIns.ts';
import { viewerOf } from './viewer.ts';

/** First run. All that changes something needs the printed code on loopback, and ends once set-up is done. */
export function handleSetUp(kernel: Kernel, signIns: SignIns, samplePort: () => SamplePort): void {
  const { routes, clock, config } = kernel;
  const oneByOne = queue();

  routes.handle(api.readInstallation, async () => ({
    ...(await readInstallation()),
    mail: kernel.mail.isOn,
  }));

  routes.handle(setUpApi.setUp, async ({ body: { code, ...input }, req, res }) => {
    requireSetupRight(req, code, config.RAPPORT_SETUP_CODE);
    const personId = await oneByOne(() => setUp(signIns, input, clock.now()));
    await signIns.signInAs(personId, res);
    return viewerOf(personId);
  });

  routes.handle(setUpApi.setUpSample, async ({ body: { code, zone }, req }) => {
    requireSetupRight(req, code, config.RAPPORT_SETUP_CODE);
    return oneByOne(() => setUpSample(samplePort(), zone, clock.now()));
  });

  routes.handle(setUpApi.continueAs, async ({ body, req, res }) => {
    requireSetupRight(req, body.code, config.RAPPORT_SETUP_CODE);
    const personId = await findSamplePerson(body.as);
    await signIns.signInAs(personId, res);
    // Only the two of the pair have a session to go to.
    const sessionId = body.as === 'manager' ? undefined : await samplePort().currentSession();
    return { viewer: await viewerOf(personId), sessionId: sessionId ?? null };
  });
}

/** A sample is filled in many steps; a real set-up that came between them would find its rows half removed. */
function queue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}
