import { RapportError } from '@rapport/shared/core/errors';
import type { OutputOf } from '@rapport/shared/core/route';
import type { readInstallation as readOperation } from '@rapport/shared/identity/identity.api';
import type { ClientSession } from 'mongoose';
import { isDuplicate } from '../../platform/db/database.ts';
import { InstallationModel, type InstallationRecord } from './identity.models.ts';

type Installation = Omit<OutputOf<typeof readOperation>, 'mail'>;

/** How far this installation is: a sample is real from the moment that somebody has a password of their own in it. */
export async function readInstallation(): Promise<Installation> {
  const row = await readRow();
  const state = stateOf(row);
  return { state, organisation: state === 'empty' ? null : (row?.organisation ?? null) };
}

/**
 * For whatever would overwrite the installation, or enter it by the printed code alone.
 * @throws RapportError already_set_up, sample_joined
 */
export async function requireNobodyReal(transaction?: ClientSession): Promise<'empty' | 'sample'> {
  const row = await readRow(transaction);
  const state = stateOf(row);
  if (state !== 'real') return state;
  throw row?.sample ? sampleJoined() : alreadySetUp();
}

/** Claims the installation for one of several who set up at once. @throws RapportError already_set_up */
export async function claimInstallation(
  organisation: string,
  { sample }: { sample: boolean },
  at: Date,
  transaction: ClientSession,
): Promise<void> {
  const row = { organisation, sample, isFilling: sample, isJoined: false, createdAt: at };
  const installation = new InstallationModel({ _id: 'installation', ...row });
  await installation.save({ session: transaction }).catch((error: unknown) => {
    throw isDuplicate(error) ? alreadySetUp() : error;
  });
}

/** The sample is whole: from now on people may go in. */
export async function openSample(): Promise<void> {
  await InstallationModel.updateOne({ _id: 'installation', sample: true }, { $set: { isFilling: false } });
}

/**
 * Somebody has a password of their own now. A write also where it changes little, so that a set-up which would wipe
 * a sample at the same moment conflicts with it.
 */
export async function markJoined(transaction: ClientSession): Promise<void> {
  await InstallationModel.updateOne(
    { _id: 'installation', sample: true },
    { $set: { isJoined: true } },
    { session: transaction },
  );
}

function readRow(transaction?: ClientSession): Promise<InstallationRecord | null> {
  return InstallationModel.findById('installation', null, transaction ? { session: transaction } : {})
    .lean()
    .exec();
}

/** A sample that is being made is not there yet: where a crash has cut it off, it never will be. */
function stateOf(row: InstallationRecord | null): Installation['state'] {
  if (!row) return 'empty';
  if (!row.sample || row.isJoined) return 'real';
  return row.isFilling ? 'empty' : 'sample';
}

export const alreadySetUp = () =>
  new RapportError('already_set_up', { message: 'Rapport is set up already. Sign in instead.' });

const sampleJoined = () =>
  new RapportError('sample_joined', {
    message: 'Somebody has a password of their own in this sample, so the printed link no longer opens it.',
  });
