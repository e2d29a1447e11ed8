import { RapportError } from '@rapport/shared/core/errors';
import type { OutputOf } from '@rapport/shared/core/route';
import type { readInstallation as readOperation } from '@rapport/shared/identity/identity.api';
import type { ClientSession } from 'mongoose';
import { isDuplicate } from '../../platform/db/database.ts';
import { InstallationModel } from './identity.models.ts';

/** How far this installation is. Nothing in a sample is real, also not who joined it. */
export async function readInstallation(transaction?: ClientSession): Promise<OutputOf<typeof readOperation>> {
  const installation = await InstallationModel.findById('installation', null, {
    ...(transaction && { session: transaction }),
  }).lean();
  if (!installation) return { state: 'empty', organisation: null };
  return { state: installation.sample ? 'sample' : 'real', organisation: installation.organisation };
}

/** Claims the installation for one of several who set up at once. @throws RapportError already_set_up */
export async function claimInstallation(
  organisation: string,
  sample: boolean,
  at: Date,
  transaction: ClientSession,
): Promise<void> {
  const installation = new InstallationModel({ _id: 'installation', organisation, sample, createdAt: at });
  await installation.save({ session: transaction }).catch((error: unknown) => {
    throw isDuplicate(error) ? alreadySetUp() : error;
  });
}

export const alreadySetUp = () =>
  new RapportError('already_set_up', { message: 'Rapport is set up already. Sign in instead.' });
