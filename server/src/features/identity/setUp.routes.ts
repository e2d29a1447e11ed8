import * as api from '@rapport/shared/identity/identity.api';
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

  routes.handle(api.readInstallation, () => readInstallation());

  routes.handle(api.setUp, async ({ body: { code, ...input }, req, res }) => {
    requireSetupRight(req, code, config.RAPPORT_SETUP_CODE);
    const personId = await setUp(signIns, input, clock.now());
    await signIns.signInAs(personId, res);
    return viewerOf(personId);
  });

  routes.handle(api.setUpSample, async ({ body: { code, zone }, req }) => {
    requireSetupRight(req, code, config.RAPPORT_SETUP_CODE);
    return setUpSample(samplePort(), zone, clock.now());
  });

  routes.handle(api.continueAs, async ({ body, req, res }) => {
    requireSetupRight(req, body.code, config.RAPPORT_SETUP_CODE);
    const personId = await findSamplePerson(body.as);
    await signIns.signInAs(personId, res);
    // Only the two of the pair have a session to go to.
    const sessionId = body.as === 'manager' ? undefined : await samplePort().currentSession();
    return { viewer: await viewerOf(personId), sessionId: sessionId ?? null };
  });
}
