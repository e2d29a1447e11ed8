import type { ClientSession, Types } from 'mongoose';
import { AccountModel } from './identity.models.ts';

/** Sets a person's first or new password, in the row where better-auth looks for it. */
export async function writePassword(
  userId: Types.ObjectId,
  passwordHash: string,
  at: Date,
  transaction: ClientSession,
): Promise<void> {
  await AccountModel.updateOne(
    { providerId: 'credential', accountId: userId.toHexString() },
    { $set: { password: passwordHash, updatedAt: at }, $setOnInsert: { userId, createdAt: at } },
    { upsert: true, session: transaction },
  );
}
