import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { Types } from 'mongoose';
import { PersonModel, type PersonRecord, ProgrammeModel } from './identity.models.ts';
import type { Programme } from './ports.ts';

export async function readPerson(personId: string): Promise<PersonRecord | undefined> {
  return (await PersonModel.findById(personId).lean()) ?? undefined;
}

export async function summariesOf(ids: readonly string[]): Promise<ReadonlyMap<string, PersonSummary>> {
  const people = await PersonModel.find({ _id: { $in: [...new Set(ids)] } }, { name: 1, zone: 1 }).lean();
  return new Map(
    people.map(({ _id, name, zone }) => [_id.toHexString(), { id: _id.toHexString(), name, zone }]),
  );
}

export async function programmesById(ids: readonly string[]): Promise<ReadonlyMap<string, Programme>> {
  const programmes = await ProgrammeModel.find({ _id: { $in: [...new Set(ids)] } }).lean();
  return new Map(programmes.map((p) => [p._id.toHexString(), { id: p._id.toHexString(), name: p.name }]));
}

export async function programmesManagedBy(personId: string): Promise<readonly Programme[]> {
  const programmes = await ProgrammeModel.find({ managerIds: personId }).sort({ name: 1 }).limit(100).lean();
  return programmes.map((p) => ({ id: p._id.toHexString(), name: p.name }));
}

export async function allProgrammes(): Promise<readonly Programme[]> {
  const programmes = await ProgrammeModel.find().sort({ name: 1 }).limit(100).lean();
  return programmes.map((p) => ({ id: p._id.toHexString(), name: p.name }));
}

/** A page of people by name. The cursor is the last one's name and id. */
export async function pageOfPeople(input: {
  search?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}): Promise<{ people: PersonRecord[]; nextCursor: string | null }> {
  const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor);
  const conditions = [
    ...(input.search ? [{ name: { $regex: escapeRegex(input.search), $options: 'i' } }] : []),
    ...(after
      ? [
          {
            $or: [
              { name: { $gt: after.name } },
              { name: after.name, _id: { $gt: new Types.ObjectId(after.id) } },
            ],
          },
        ]
      : []),
  ];
  const people = await PersonModel.find(conditions.length > 0 ? { $and: conditions } : {})
    .sort({ name: 1, _id: 1 })
    .limit(input.limit + 1)
    .lean();
  const last = people.length > input.limit ? people[input.limit - 1] : undefined;
  return { people: people.slice(0, input.limit), nextCursor: last ? encodeCursor(last) : null };
}

const encodeCursor = (person: PersonRecord): string =>
  Buffer.from(JSON.stringify([person.name, person._id.toHexString()])).toString('base64url');

function decodeCursor(cursor: string): { name: string; id: string } | undefined {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return typeof name === 'string' && Types.ObjectId.isValid(String(id))
      ? { name, id: String(id) }
      : undefined;
  } catch {
    return undefined;
  }
}

const escapeRegex = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Read anew for each principal, because accepting an invitation changes it. */
export async function managedIds(personId: string): Promise<string[]> {
  return (await programmesManagedBy(personId)).map(({ id }) => id);
}
