import { RapportError } from '@rapport/shared/core/errors';
import type { SampleRole } from '@rapport/shared/identity/identity.api';
import { PersonModel } from './identity.models.ts';
import { alreadySetUp, readInstallation } from './installation.ts';
import { samplePeople } from './setUpSample.ts';

/** The id of a person of the sample programme. @throws RapportError already_set_up, not_found */
export async function findSamplePerson(role: SampleRole): Promise<string> {
  if ((await readInstallation()).state === 'real') throw alreadySetUp();
  const person = await PersonModel.findOne(
    { email: samplePeople[role].email, sample: true },
    { _id: 1 },
  ).lean();
  if (!person) throw new RapportError('not_found', { message: 'There is no sample programme here.' });
  return person._id.toHexString();
}
