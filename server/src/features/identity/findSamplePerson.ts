import { RapportError } from '@rapport/shared/core/errors';
import type { SampleRole } from '@rapport/shared/identity/setUp.api';
import { PersonModel } from './identity.models.ts';
import { requireNobodyReal } from './installation.ts';
import { samplePeople } from './setUpSample.ts';

/** The id of a person of the sample programme. @throws RapportError already_set_up, sample_joined, not_found */
export async function findSamplePerson(role: SampleRole): Promise<string> {
  const state = await requireNobodyReal();
  const which = { email: samplePeople[role].email, sample: true };
  const person = state === 'sample' ? await PersonModel.findOne(which, { _id: 1 }).lean() : null;
  if (!person) throw new RapportError('not_found', { message: 'There is no sample programme here.' });
  return person._id.toHexString();
}
