import type { CollabLimits } from '@rapport/shared/collab/limits';
import { type CloseCode, closeCode } from '@rapport/shared/collab/protocol';
import type { Connection } from './connection.ts';
import { Purse, refillMs } from './purse.ts';

interface Spender {
  places: number;
  readonly purse: Purse;
  /** Runs while there is no place: whoever comes back at once must not find a full purse. */
  forget?: NodeJS.Timeout;
}

/** The open connections, and those that are being opened, by what their rights hang on. */
export class Connections {
  readonly #limits: CollabLimits;
  readonly #open = new Set<Connection>();
  readonly #spenders = new Map<string, Spender>();

  constructor(limits: CollabLimits) {
    this.#limits = limits;
  }

  /** Takes a place of somebody's (`spenderOf`). @returns what they all spend from; undefined when none is left */
  reserve(id: string): Purse | undefined {
    const spender = this.#spenders.get(id) ?? { places: 0, purse: new Purse(this.#limits) };
    if (spender.places >= this.#limits.connectionsPerPerson) return undefined;
    clearTimeout(spender.forget);
    spender.places += 1;
    this.#spenders.set(id, spender);
    return spender.purse;
  }

  release(id: string): void {
    const spender = this.#spenders.get(id);
    if (!spender) return;
    spender.places -= 1;
    if (spender.places > 0) return;
    spender.forget = setTimeout(() => this.#spenders.delete(id), refillMs(this.#limits));
    spender.forget.unref();
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
