import { type CloseCode, closeCode } from '@rapport/shared/collab/protocol';
import type { Connection } from './connection.ts';

/** The open connections, and those that are being opened, by what their rights hang on. */
export class Connections {
  readonly #open = new Set<Connection>();
  readonly #places = new Map<string, number>();

  /** Takes a place of somebody's (`spenderOf`); false when there is none left. */
  reserve(spender: string, most: number): boolean {
    const taken = this.#places.get(spender) ?? 0;
    if (taken >= most) return false;
    this.#places.set(spender, taken + 1);
    return true;
  }

  release(spender: string): void {
    const left = (this.#places.get(spender) ?? 0) - 1;
    if (left > 0) this.#places.set(spender, left);
    else this.#places.delete(spender);
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
