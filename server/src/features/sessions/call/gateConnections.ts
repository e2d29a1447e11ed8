import type { Rights } from './callGrants.ts';

/** A signalling socket that passes the gate now. */
export interface GateConnection {
  readonly sessionId: string;
  readonly personId: string;
  readonly identity: string;
  readonly signInId: string;
  /** Came in while the person was in the call elsewhere, and has not ended that yet. */
  takesOver: boolean;
  /** Ends it at once, on both sides. Ending twice is safe. */
  end(): void;
}

/** Who passes the gate of this process now, so that a right's end reaches them at once. */
export class GateConnections {
  readonly #all = new Set<GateConnection>();
  readonly #ended: () => void;

  /** @param ended hears of each end of a right, before those are cut who had it */
  constructor(ended: () => void) {
    this.#ended = ended;
  }

  /** @returns forgets the connection */
  add(connection: GateConnection): () => void {
    this.#all.add(connection);
    return () => this.#all.delete(connection);
  }

  countOf(personId: string): number {
    return [...this.#all].filter((connection) => connection.personId === personId).length;
  }

  /** Whether an identity is in the session's call. */
  isIn({ sessionId, identity }: Pick<GateConnection, 'sessionId' | 'identity'>): boolean {
    return [...this.#all].some((one) => one.sessionId === sessionId && one.identity === identity);
  }

  /** Where else a person is in the session's call: their connections of other devices and windows. */
  elsewhere({
    sessionId,
    personId,
    identity,
  }: Pick<GateConnection, 'sessionId' | 'personId' | 'identity'>): readonly GateConnection[] {
    const others = { sessionId, personId, exceptIdentity: identity };
    return [...this.#all].filter((one) => matches(one, others));
  }

  /** A device is the only one of its person in the call from now on. */
  tookOver(sessionId: string, identity: string): void {
    for (const one of this.#all) {
      if (one.sessionId === sessionId && one.identity === identity) one.takesOver = false;
    }
  }

  end(which: Rights): void {
    this.#ended();
    for (const connection of [...this.#all].filter((one) => matches(one, which))) connection.end();
  }

  endAll(): void {
    for (const connection of [...this.#all]) connection.end();
  }
}

function matches(connection: GateConnection, which: Rights): boolean {
  if ('signInId' in which) return connection.signInId === which.signInId;
  const { sessionId, personId, exceptIdentity } = which;
  return (
    connection.sessionId === sessionId &&
    (personId === undefined || connection.personId === personId) &&
    connection.identity !== exceptIdentity
  );
}
