import type { ParsedOf } from '@rapport/shared/core/route';
import type { setUp as setUpOperation } from '@rapport/shared/identity/identity.api';
import { inTransaction } from '../../platform/db/database.ts';
import { createPerson } from './createPerson.ts';
import { alreadySetUp, claimInstallation, readInstallation } from './installation.ts';
import { createProgramme } from './programmes.ts';
import { removeSample } from './removeSample.ts';
import type { SignIns } from './signIns.ts';

/**
 * Makes the organisation, its default programme and its first admin, all or nothing. A sample goes before it.
 * Answers the admin's id. @throws RapportError already_set_up
 */
export async function setUp(
  signIns: Pick<SignIns, 'hashPassword' | 'endAll'>,
  { organisation, password, ...person }: Omit<ParsedOf<typeof setUpOperation>['body'], 'code'>,
  now: number,
): Promise<string> {
  const { state } = await readInstallation();
  if (state === 'real') throw alreadySetUp();
  // Their sockets have to end as well, which only an end by name does.
  if (state === 'sample') await signIns.endAll({});
  const at = new Date(now);
  const passwordHash = await signIns.hashPassword(password);
  return inTransaction(async (transaction) => {
    await removeSample(transaction);
    await claimInstallation(organisation, false, at, transaction);
    const admin = { ...person, passwordHash, admin: true, sample: false };
    const personId = await createPerson(admin, at, transaction);
    await createProgramme('Mentoring', [personId], at, transaction);
    return personId;
  });
}
