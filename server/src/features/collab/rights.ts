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
  /** Connections whose rights could not be decided when they should have been. */
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
    const concerned = [...this.#options.connections].filter(
      ({ principal, room }) =>
        (which.personId ?? principal.personId) === principal.personId &&
        (which.name ?? room.name) === room.name,
    );
    const decided = this.#decide(concerned);
    // What comes from now on may come from somebody who may no longer send it.
    for (const connection of concerned) connection.hold(decided);
    await decided;
  }

  endSignIn(signInId: string): void {
    this.#changes += 1;
    this.#options.connections.endSignIn(signInId);
  }

  /** Decides what could not be decided. @param isDue for whom else: finds what nobody told us of */
  async sweep(isDue: (connection: Connection) => boolean): Promise<void> {
    const due = [...this.#options.connections].filter(isDue);
    await this.#decide([...new Set([...this.#undecided, ...due])], sweptAtOnce);
  }

  async #decide(connections: readonly Connection[], atOnce = decidedAtOnce): Promise<void> {
    for (let first = 0; first < connections.length; first += atOnce) {
      const some = connections.slice(first, first + atOnce);
      await Promise.all(some.map((connection) => this.decide(connection)));
      await turn();
    }
  }

  /** Decides again for one connection. */
  async decide(connection: Connection): Promise<void> {
    this.#undecided.delete(connection);
    const begun = ++this.#begun;
    try {
      const principal = await this.who(connection.headers, isGuest(connection.principal));
      const access = principal && (await this.access(principal, connection.room.name));
      if (begun < (this.#holdsSince.get(connection) ?? 0)) return;
      this.#holdsSince.set(connection, begun);
      if (!principal) connection.close(closeCode.signedOut);
      else if (!access) connection.close(closeCode.notFound);
      else if (access === 'none') connection.close(closeCode.rightEnded);
      else connection.setRights(principal, access);
    } catch (error) {
      this.#options.log.warn({ err: error }, 'rights could not be decided again');
      if (connection.open) this.#undecided.add(connection);
    }
  }
}
