import { type DocumentView, mostAuthors, type VersionView } from '@rapport/shared/sessions/history.api';
import { type DocumentAuthor, serverAuthor, type Version } from '../../collab/index.ts';
import type { Identity } from '../../identity/index.ts';
import { unknownPerson } from '../../mentorships/index.ts';

type People = Pick<Identity, 'people'>;

export async function presentVersions(
  identity: People,
  versions: readonly Version[],
): Promise<VersionView[]> {
  const nameOf = await names(
    identity,
    versions.map(({ by }) => by),
  );
  return versions.map(({ id, kind, name, at, by }) => ({
    ...{ id, kind, name, at: at.toISOString() },
    by: nameOf(by),
  }));
}

export async function presentDocument(
  identity: People,
  document: { readonly state: Uint8Array; readonly authors: readonly DocumentAuthor[] },
): Promise<DocumentView> {
  const { state } = document;
  const authors = document.authors.slice(-mostAuthors);
  const nameOf = await names(
    identity,
    authors.map(({ person }) => person),
  );
  return {
    state: Buffer.from(state.buffer, state.byteOffset, state.length).toString('base64'),
    authors: authors.map(({ client, person }) => ({ client, person: nameOf(person) })),
  };
}

async function names(identity: People, ids: readonly string[]) {
  const people = await identity.people([...new Set(ids)].filter((id) => id !== serverAuthor));
  return (id: string) => (id === serverAuthor ? null : (people.get(id) ?? unknownPerson(id)));
}
