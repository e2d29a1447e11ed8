import type { IncomingHttpHeaders } from 'node:http';

/** Who is asking, as read from the session cookie: enough for every policy, decided again at each request. */
export interface Principal {
  readonly personId: string;
  /** The device's sign-in; when it is revoked, its sockets and media end. */
  readonly signInId: string;
  readonly name: string;
  readonly admin: boolean;
  /** Ids of programmes that this person manages. */
  readonly manages: readonly string[];
}

/** Reads the principal from a request's or an upgrade's headers; undefined when nobody is signed in. */
export type Authenticator = (headers: IncomingHttpHeaders) => Promise<Principal | undefined>;
