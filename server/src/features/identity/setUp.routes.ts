import { RapportError } from '@rapport/shared/core/errors';
import * as api from '@rapport/shared/identity/identity.api';
import type { Kernel } from '../../platform/kernel.ts';
import { PersonModel } from './identity.models.ts';
import { readState, requireSetupRight } from './installation.ts';
import type { Identity } from './ports.ts';
import { samplePeople, setUp, setUpSample } from './setUp.ts';
import type { SignIns } from './signIns.ts';
import type { ViewerOf } from './viewer.ts';

/** First run. All of it needs the printed code on loopback, and ends once a real person exists. */
export function handleSetUp(
  kernel: Kernel,
  signIns: SignIns,
  viewerOf: ViewerOf,
  samplePort: () => Parameters<Identity['onSample']>[0],
): void {
  const { routes, clock, config } = kernel;
  const requireUnreal = async () => {
    if ((await readState()).state === 'real') {
      throw new RapportError('already_set_up', { message: 'Rapport is set up already. Sign in instead.' });
    }
  };

  routes.handle(api.readInstallation, () => readState());

  routes.handle(api.setUp, async ({ body: { code, ...input }, req, res }) => {
    requireSetupRight(req, code, config.RAPPORT_SETUP_CODE);
    await requireUnreal();
    const personId = await setUp(signIns, input, clock.now());
    await signIns.signInAs(personId, res);
    return viewerOf(personId);
  });

  routes.handle(api.setUpSample, async ({ body, req }) => {
    requireSetupRight(req, body.code, config.RAPPORT_SETUP_CODE);
    await requireUnreal();
    return setUpSample(signIns, samplePort(), body.zone, clock.now());
  });

  routes.handle(api.continueAs, async ({ body, req, res }) => {
    requireSetupRight(req, body.code, config.RAPPORT_SETUP_CODE);
    await requireUnreal();
    const person = await PersonModel.findOne({ email: samplePeople[body.as].email, sample: true }).lean();
    if (!person) throw new RapportError('already_set_up', { message: 'There is no sample programme here.' });
    const personId = person._id.toHexString();
    await signIns.signInAs(personId, res);
    const sessionId = body.as === 'manager' ? undefined : await samplePort().currentSession();
    return { viewer: await viewerOf(personId), sessionId: sessionId ?? null };
  });
}
