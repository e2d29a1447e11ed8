import type { IncomingHttpHeaders } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { type DocumentKind, parseDocumentName } from '@rapport/shared/collab/documentName';
import { closeCode } from '@rapport/shared/collab/protocol';
import {
  type Authenticator,
  type GuestAuthenticator,
  isGuest,
  type Principal,
} from '../../platform/http/principal.ts';
import type { Log } from '../../platform/log.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Access, DocumentPolicy } from './ports.ts';

/** Thousands in one turn of the event loop would hold up everybody. */
const decidedAtOnce = 200;
/** Nobody waits for these, and what people type goes to the same database. */
const sweptAtOnce = 2;

interface Options {
  readonly authenticate: Authenticator;
  readonly authenticateGuest: GuestAuthenticator;
  readonly connections: Connections;
  readonly log: Log;
}

/** Who may do what with which document: decided at the upgrade, again at every change, and once in a while anyway. */
export class Rights {
  readonly #policies = new Map<DocumentKind, DocumentPolicy>();
  readonly #options: Options;
  /** Connections whose rights the last sweep could not decide. */
  readonly #undecided = new Set<Connection>();
  /** When the decision that holds was begun: one that was begun before it and ends after it comes too late. */
  readonly #holdsSince = new WeakMap<Connection, number>();
  #begun = 0;
  #changes = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Grows whenever a right may have changed: what was decided before that has to be decided again. */
  get changes(): number {
    return this.#changes;
  }

  register(kind: DocumentKind, policy: DocumentPolicy): void {
    if (this.#policies.has(kind)) throw new Error(`documents of kind ${kind} have a policy already`);
    this.#policies.set(kind, policy);
  }

  /** @param asGuest comes as a guest, whoever else is signed in at that browser */
  async who(headers: IncomingHttpHeaders, asGuest: boolean): Promise<Principal | undefined> {
    const { authenticate, authenticateGuest } = this.#options;
    return asGuest ? authenticateGuest(headers) : authenticate(headers);
  }

  /** Undefined where there is no such thing to have a right to. */
  async access(principal: Principal, name: string): Promise<Access | undefined> {
    const parsed = parseDocumentName(name);
    return parsed && this.#policies.get(parsed.kind)?.access(principal, parsed.id);
  }

  /** Decides again for the connections that match; at once closes those whose right has ended. */
  async recheck(which: { personId?: string; name?: string }): Promise<void> {
    this.#changes += 1;
    await this.decideAnew(
      [...this.#options.connections].filter(
        ({ principal, room }) =>
          (which.personId ?? principal.personId) === principal.personId &&
          (which.name ?? room.name) === room.name,
      ),
    );
  }

  /**
   * Decides again where a right may just have ended: what these say is not looked at before that. Whose right cannot
   * be decided has to come in anew, where it is.
   */
  async decideAnew(connections: readonly Connection[]): Promise<void> {
    const decided = this.#decide(connections, decidedAtOnce, (connection) =>
      connection.close(closeCode.restarting),
    );
    for (const connection of connections) connection.hold(decided);
    await decided;
  }

  endSignIn(signInId: string): void {
    this.#changes += 1;
    this.#options.connections.endSignIn(signInId);
  }

  /** Decides what could not be decided. @param isDue for whom else: finds what nobody told us of */
  async sweep(isDue: (connection: Connection) => boolean): Promise<void> {
    const due = [...this.#options.connections].filter(isDue);
    const all = [...new Set([...this.#undecided, ...due])];
    this.#undecided.clear();
    await this.#decide(all, sweptAtOnce, (connection) => this.#undecided.add(connection));
  }

  async #decide(
    connections: readonly Connection[],
    atOnce: number,
    onUndecided: (connection: Connection) => void,
  ): Promise<void> {
    const decide = async (connection: Connection) => {
      if (!(await this.#decided(connection))) onUndecided(connection);
    };
    for (let first = 0; first < connections.length; first += atOnce) {
      await Promise.all(connections.slice(first, first + atOnce).map(decide));
      await turn();
    }
  }

  /** Decides again for one connection. @returns false when it could not be decided */
  async #decided(connection: Connection): Promise<boolean> {
    const begun = ++this.#begun;
    const isLate = () => begun < (this.#holdsSince.get(connection) ?? 0);
    try {
      const principal = await this.who(connection.headers, isGuest(connection.principal));
      const access = principal && (await this.access(principal, connection.room.name));
      if (isLate()) return true;
      this.#holdsSince.set(connection, begun);
      if (!principal) connection.close(closeCode.signedOut);
      else if (!access) connection.close(closeCode.notFound);
      else if (access === 'none') connection.close(closeCode.rightEnded);
      else connection.setRights(principal, access);
      return true;
    } catch (error) {
      this.#options.log.warn({ err: error }, 'rights could not be decided again');
      return isLate() || !connection.open;
    }
  }
}
