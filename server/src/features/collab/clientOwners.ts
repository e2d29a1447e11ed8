import type { Owner } from './collab.models.ts';

/** Whose clientIDs the server's own edits have. */
export const serverAuthor = 'server';

/**
 * Whose each clientID of a document is, for good: who wrote under another's would make others drop that
 * other's next keystroke for ever.
 */
export class ClientOwners {
  readonly #owners = new Map<number, string>();

  constructor(owners: readonly Owner[]) {
    for (const { client, person } of owners) this.bind(client, person);
  }

  /** True when the clientID is this person's, or nobody's yet. */
  mayUse(client: number, person: string): boolean {
    return (this.#owners.get(client) ?? person) === person;
  }

  isBound(client: number): boolean {
    return this.#owners.has(client);
  }

  /** The first one keeps it. */
  bind(client: number, person: string): void {
    if (!this.#owners.has(client)) this.#owners.set(client, person);
  }

  /** Those that are worth keeping. */
  only(keep: (client: number) => boolean): Owner[] {
    return [...this.#owners]
      .filter(([client]) => keep(client))
      .map(([client, person]) => ({ client, person }));
  }
}
