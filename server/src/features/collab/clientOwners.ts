import type { Owner } from './collab.models.ts';
import type { Member } from './member.ts';

const nobody: readonly Owner[] = [];

/** What somebody typed without a line waits under a clientID that has written nothing here: so many of each person's. */
const mostUnwritten = 256;

/** Whose clientIDs the server's own edits have. */
export const serverAuthor = 'server';

/**
 * Whose each clientID of a document is, for good, and on which connection it lives now: who wrote under another's
 * would make others drop that other's next keystroke for ever.
 */
export class ClientOwners {
  readonly #owners = new Map<number, string>();
  readonly #live = new Map<number, Member>();

  constructor(owners: readonly Owner[]) {
    for (const { client, person } of owners) {
      // The first one keeps it.
      if (!this.#owners.has(client)) this.#owners.set(client, person);
    }
  }

  /** True when the clientID is this person's, or nobody's yet. */
  mayUse(client: number, person: string): boolean {
    const owner = this.#owners.get(client) ?? this.#live.get(client)?.person.id ?? person;
    return owner === person;
  }

  /** True when nobody who is here brings what was written under it: its author may be gone, and their device lost. */
  mayRestore(client: number): boolean {
    return !this.#live.has(client);
  }

  /** Binds those that are nobody's; answers what is new. */
  bind(clients: readonly { readonly client: number }[], person: string): readonly Owner[] {
    if (clients.every(({ client }) => this.#owners.has(client))) return nobody;
    const fresh = clients.filter(({ client }) => !this.#owners.has(client));
    for (const { client } of fresh) this.#owners.set(client, person);
    return fresh.map(({ client }) => ({ client, person }));
  }

  /** The clientID lives on this connection from now on; answers the one on which it lived. */
  settle(client: number, member: Member): Member | undefined {
    const before = this.#live.get(client);
    this.#live.set(client, member);
    return before === member ? undefined : before;
  }

  leave(member: Member): void {
    for (const [client, other] of this.#live) if (other === member) this.#live.delete(client);
  }

  /**
   * Those that are worth keeping: they have written something, live, or are the newest of a person's, who may come
   * back with text. Nobody displaces another's.
   */
  kept(hasWritten: (client: number) => boolean): Owner[] {
    const unwritten = new Map<string, number>();
    const isNew = (person: string): boolean => {
      const newer = unwritten.get(person) ?? 0;
      unwritten.set(person, newer + 1);
      return newer < mostUnwritten;
    };
    return [...this.#owners]
      .reverse()
      .filter(([client, person]) => hasWritten(client) || this.#live.has(client) || isNew(person))
      .reverse()
      .map(toOwner);
  }

  /** Those that have written something: for good, or nobody could say any more who wrote it. */
  written(hasWritten: (client: number) => boolean): Owner[] {
    return [...this.#owners].filter(([client]) => hasWritten(client)).map(toOwner);
  }
}

const toOwner = ([client, person]: [number, string]): Owner => ({ client, person });
