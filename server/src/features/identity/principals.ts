import type { Authenticator, Principal } from '../../platform/http/principal.ts';
import type { SignIns } from './signIns.ts';

/** A storm of requests from one page asks the database once a second; an end or a change of roles forgets at once. */
const rememberMs = 1_000;
const remembered = 10_000;

/** Reads principals from cookies, each for a second at most. */
export class Principals {
  readonly #signIns: Pick<SignIns, 'read'>;
  readonly #byCookie = new Map<string, { until: number; principal: Promise<Principal | undefined> }>();

  constructor(signIns: Pick<SignIns, 'read'>) {
    this.#signIns = signIns;
  }

  readonly authenticate: Authenticator = (headers) => {
    const cookie = headers.cookie;
    if (!cookie) return Promise.resolve(undefined);
    const known = this.#byCookie.get(cookie);
    const now = Date.now();
    if (known && known.until > now) return known.principal;
    if (this.#byCookie.size >= remembered) this.#byCookie.clear();
    const principal = this.#signIns.read(headers);
    this.#byCookie.set(cookie, { until: now + rememberMs, principal });
    principal.catch(() => this.#byCookie.delete(cookie));
    return principal;
  };

  forget(): void {
    this.#byCookie.clear();
  }
}
