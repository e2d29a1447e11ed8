import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { PersonModel, type PersonRecord } from './identity.models.ts';
import type { Contact } from './ports.ts';

export async function readPerson(personId: string): Promise<PersonRecord | undefined> {
  return (await PersonModel.findById(personId).lean()) ?? undefined;
}

/** Where mail reaches people, by id. Unknown ids are absent, and so are the made-up people of the sample. */
export async function contactsOf(ids: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
  const people = await PersonModel.find(
    { _id: { $in: [...new Set(ids)] }, sample: false },
    { name: 1, zone: 1, email: 1 },
  ).lean();
  return new Map(
    people.map(({ _id, name, zone, email }) => [
      _id.toHexString(),
      { id: _id.toHexString(), name, zone, email },
    ]),
  );
}

/** Summaries by id; unknown ids are absent. */
export async function summariesOf(ids: readonly string[]): Promise<ReadonlyMap<string, PersonSummary>> {
  const people = await PersonModel.find({ _id: { $in: [...new Set(ids)] } }, { name: 1, zone: 1 }).lean();
  return new Map(
    people.map(({ _id, name, zone }) => [_id.toHexString(), { id: _id.toHexString(), name, zone }]),
  );
}
