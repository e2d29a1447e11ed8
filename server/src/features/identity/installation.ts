import { timingSafeEqual } from 'node:crypto';
import { RapportError } from '@rapport/shared/core/errors';
import type { Request } from 'express';
import { InstallationModel, PersonModel, ProgrammeModel } from './identity.models.ts';

export type InstallationState = 'empty' | 'sample' | 'real';

/** How far this installation is. Real as soon as one person who is no sample exists. */
export async function readState(): Promise<{ state: InstallationState; organisation: string | null }> {
  const installation = await InstallationModel.findById('installation').lean();
  if (!installation) return { state: 'empty', organisation: null };
  const real = !installation.sample || (await PersonModel.exists({ sample: false })) !== null;
  return { state: real ? 'real' : 'sample', organisation: installation.organisation };
}

/**
 * Set-up and "continue as" belong to whoever started the program: they need the one-time code of the printed address,
 * and a connection from this machine that no proxy passed on.
 * @throws RapportError loopback_only, setup_code_wrong
 */
export function requireSetupRight(req: Request, code: string, expected: string | undefined): void {
  const address = req.socket.remoteAddress ?? '';
  const loopback = address === '::1' || /^(::ffff:)?127\./.test(address);
  if (!loopback || req.headers['x-forwarded-for'] !== undefined || req.headers.forwarded !== undefined) {
    throw new RapportError('loopback_only', {
      message: 'Set-up answers only on the machine that runs the server.',
    });
  }
  if (expected === undefined || !sameText(code, expected)) {
    throw new RapportError('setup_code_wrong', { message: 'This is not the code that the server printed.' });
  }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Claims the installation for one of several who set up at once. @throws RapportError already_set_up */
export async function claimInstallation(organisation: string, sample: boolean, now: number): Promise<void> {
  try {
    await InstallationModel.create({ _id: 'installation', organisation, sample, createdAt: new Date(now) });
  } catch (error) {
    if ((error as { code?: number }).code === 11000) {
      throw new RapportError('already_set_up', { message: 'Rapport is set up already.', cause: error });
    }
    throw error;
  }
}

export async function createProgramme(
  name: string,
  managerIds: readonly string[],
  now: number,
): Promise<string> {
  const programme = await ProgrammeModel.create({
    name,
    managerIds: [...managerIds],
    createdAt: new Date(now),
  });
  return programme._id.toHexString();
}
