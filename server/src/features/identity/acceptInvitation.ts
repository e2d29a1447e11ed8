import type { ParsedOf } from '@rapport/shared/core/route';
import type { acceptInvitation as acceptOperation } from '@rapport/shared/identity/people.api';
import { inTransaction } from '../../platform/db/database.ts';
import { createPerson } from './createPerson.ts';
import { markJoined } from './installation.ts';
import { claimLink, readLink } from './links.ts';
import type { SignIns } from './signIns.ts';

/** Joins by an invitation link, once, with the role that it names. Answers the new person's id. */
export async function acceptInvitation(
  signIns: Pick<SignIns, 'hashPassword'>,
  { token, password, publicComputer: _, ...person }: ParsedOf<typeof acceptOperation>['body'],
  now: number,
): Promise<string> {
  const link = await readLink('invitation', token, now);
  const passwordHash = await signIns.hashPassword(password);
  return inTransaction(async (transaction) => {
    await claimLink(link, now, transaction);
    await markJoined(transaction);
    return createPerson(
      {
        ...{ ...person, passwordHash, admin: link.role === 'admin', sample: false },
        ...(link.role === 'manager' && link.programmeId && { manages: [link.programmeId] }),
      },
      new Date(now),
      transaction,
    );
  });
}
