import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { lookUp } from '../../platform/db/lookUp.ts';
import { PersonModel, type PersonRecord } from './identity.models.ts';
import type { Contact } from './ports.ts';

export async function readPerson(personId: string): Promise<PersonRecord | undefined> {
  return (await PersonModel.findById(personId).lean()) ?? undefined;
}

export const findPerson = lookUp(async (ids) => {
  const shown = { name: 1, zone: 1, email: 1, admin: 1, sample: 1, manages: 1 } as const;
  const people = await PersonModel.find({ _id: { $in: [...ids] } }, shown).lean();
  return new Map(people.map((person) => [person._id.toHexString(), person]));
});

type Shown = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

const findPeople = async (ids: readonly string[]): Promise<Shown[]> =>
  (await Promise.all([...new Set(ids)].map(findPerson))).filter((person) => person !== undefined);

/** Where mail reaches people, by id. Unknown ids are absent, and so are the made-up people of the sample. */
export async function contactsOf(ids: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
  const real = (await findPeople(ids)).filter(({ sample }) => !sample);
  return new Map(
    real.map((person) => [person._id.toHexString(), { ...summaryOf(person), email: person.email }]),
  );
}

/** Summaries by id; unknown ids are absent. */
export async function summariesOf(ids: readonly string[]): Promise<ReadonlyMap<string, PersonSummary>> {
  const people = await findPeople(ids);
  return new Map(people.map((person) => [person._id.toHexString(), summaryOf(person)]));
}

const summaryOf = ({ _id, name, zone }: Shown): PersonSummary => ({ id: _id.toHexString(), name, zone });
