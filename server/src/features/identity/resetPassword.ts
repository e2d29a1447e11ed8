import { Types } from 'mongoose';
import { inTransaction } from '../../platform/db/database.ts';
import { markJoined } from './installation.ts';
import { claimLink, readLink } from './links.ts';
import type { SignIns } from './signIns.ts';
import { writePassword } from './writePassword.ts';

/** Sets a new password by a reset link, once; every device of that person is signed out. */
export async function resetPassword(
  signIns: Pick<SignIns, 'hashPassword' | 'revoke' | 'announce'>,
  { token, password }: { token: string; password: string },
  now: number,
): Promise<void> {
  const link = await readLink('reset', token, now);
  const userId = new Types.ObjectId(link.personId ?? undefined);
  const passwordHash = await signIns.hashPassword(password);
  const ended = await inTransaction(async (transaction) => {
    await claimLink(link, now, transaction);
    await markJoined(transaction);
    await writePassword(userId, passwordHash, new Date(now), transaction);
    return signIns.revoke({ userId }, transaction);
  });
  await signIns.announce(ended);
}
