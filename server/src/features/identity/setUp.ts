import type { ParsedOf } from '@rapport/shared/core/route';
import type { setUp as setUpOperation } from '@rapport/shared/identity/setUp.api';
import { inTransaction } from '../../platform/db/database.ts';
import { createPerson } from './createPerson.ts';
import { claimInstallation, requireNobodyReal } from './installation.ts';
import { createProgramme } from './programmes.ts';
import { removeSample } from './removeSample.ts';
import type { SignIns } from './signIns.ts';

/**
 * Makes the organisation, its default programme and its first admin, all or nothing. A sample goes before it.
 * Answers the admin's id. @throws RapportError already_set_up, sample_joined
 */
export async function setUp(
  signIns: Pick<SignIns, 'hashPassword' | 'revoke' | 'announce'>,
  { organisation, password, ...person }: Omit<ParsedOf<typeof setUpOperation>['body'], 'code'>,
  now: number,
): Promise<string> {
  await requireNobodyReal();
  const at = new Date(now);
  const passwordHash = await signIns.hashPassword(password);
  const { personId, ended } = await inTransaction(async (transaction) => {
    // By name, because their sockets have to end as well.
    const ended = await signIns.revoke({}, transaction);
    await removeSample(transaction);
    await claimInstallation(organisation, { sample: false }, at, transaction);
    const admin = { ...person, passwordHash, admin: true, sample: false };
    const personId = await createPerson(admin, at, transaction);
    await createProgramme('Mentoring', [personId], at, transaction);
    return { personId, ended };
  });
  await signIns.announce(ended);
  return personId;
}
