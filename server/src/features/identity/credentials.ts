import type { Types } from 'mongoose';
import { AccountModel, PersonModel } from './identity.models.ts';

/** A password's hash as it was read, and the row that it is in. */
export interface Credential {
  readonly _id: Types.ObjectId;
  readonly password?: string | null | undefined;
}

export async function readCredential(email: string): Promise<Credential | undefined> {
  const person = await PersonModel.findOne({ email }, { _id: 1 }).lean();
  // Asked also for nobody: an unknown address must not answer sooner.
  const which = { providerId: 'credential', accountId: person?._id.toHexString() ?? '' };
  return (await AccountModel.findOne(which, { password: 1 }).lean()) ?? undefined;
}

/**
 * Whether the password is still the one that was read. To be asked when the sign-in is written. It writes, so that it
 * conflicts with a change of the password which does not see that sign-in yet: the change then begins again and ends it.
 */
export async function confirmCredential({ _id, password }: Credential): Promise<boolean> {
  const { matchedCount } = await AccountModel.updateOne(
    { _id, password: password ?? null },
    { $inc: { uses: 1 } },
  );
  return matchedCount === 1;
}
