import { type CloseCode, closeCode } from '@rapport/shared/collab/protocol';
import type { Connection } from './connection.ts';

/** The open connections, and those that are being opened, by what their rights hang on. */
export class Connections {
  readonly #open = new Set<Connection>();
  readonly #perPerson = new Map<string, number>();

  /** Takes a place of a person's; false when there is none left. */
  reserve(personId: string, most: number): boolean {
    const taken = this.#perPerson.get(personId) ?? 0;
    if (taken >= most) return false;
    this.#perPerson.set(personId, taken + 1);
    return true;
  }

  release(personId: string): void {
    const left = (this.#perPerson.get(personId) ?? 0) - 1;
    if (left > 0) this.#perPerson.set(personId, left);
    else this.#perPerson.delete(personId);
  }

  add(connection: Connection): void {
    this.#open.add(connection);
  }

  remove(connection: Connection): void {
    this.#open.delete(connection);
  }

  [Symbol.iterator](): Iterator<Connection> {
    return [...this.#open].values();
  }

  endSignIn(signInId: string): void {
    for (const connection of this) {
      if (connection.principal.signInId === signInId) connection.close(closeCode.signedOut);
    }
  }

  closeAll(code: CloseCode): void {
    for (const connection of this) connection.close(code);
  }
}
