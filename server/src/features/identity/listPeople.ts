import type { OutputOf, ParsedOf } from '@rapport/shared/core/route';
import type { listPeople as listOperation } from '@rapport/shared/identity/people.api';
import { type Keyset, pageOf } from '../../platform/db/keyset.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { PersonModel, type PersonRecord } from './identity.models.ts';
import { presentPersonRow } from './identity.present.ts';
import { programmesById } from './programmes.ts';

const byName = { name: 1, _id: 1 } as const satisfies Keyset;

/** People of the installation, by name. */
export async function listPeople(
  principal: Principal,
  { search, ...page }: ParsedOf<typeof listOperation>['query'],
): Promise<OutputOf<typeof listOperation>> {
  // The string form: the embedded database finds nothing by a bare regular expression on an indexed field.
  const named = search ? { name: { $regex: escapeRegex(search), $options: 'i' } } : {};
  const { rows, nextCursor } = await pageOf(
    (condition) => PersonModel.find(condition).lean<PersonRecord[]>(),
    [named],
    byName,
    page,
  );
  const managed = await programmesById(rows.flatMap(({ manages }) => manages ?? []));
  const programmesOf = ({ manages }: PersonRecord) =>
    [...managed.values()].filter(({ id }) => manages?.includes(id));
  return {
    items: rows.map((person) => presentPersonRow(person, programmesOf(person), principal)),
    nextCursor,
  };
}

const escapeRegex = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
