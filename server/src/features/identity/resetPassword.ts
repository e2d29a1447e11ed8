import { Types } from 'mongoose';
import { inTransaction } from '../../platform/db/database.ts';
import { claimLink, readLink } from './links.ts';
import type { SignIns } from './signIns.ts';
import { writePassword } from './writePassword.ts';

/** Sets a new password by a reset link, once; every device of that person is signed out. */
export async function resetPassword(
  signIns: Pick<SignIns, 'hashPassword' | 'endAll'>,
  { token, password }: { token: string; password: string },
  now: number,
): Promise<void> {
  const link = await readLink('reset', token, now);
  const userId = new Types.ObjectId(link.personId ?? undefined);
  const passwordHash = await signIns.hashPassword(password);
  await inTransaction(async (transaction) => {
    await claimLink(link, now, transaction);
    await writePassword(userId, passwordHash, new Date(now), transaction);
  });
  await signIns.endAll({ userId: userId.toHexString() });
}
