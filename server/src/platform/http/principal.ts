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

/**
 * A guest of one session: no account, no pair, no office. Their id is that of no person, so that every rule about
 * people refuses them; what they may, the sessions feature says for that one session.
 */
export interface GuestPrincipal extends Principal {
  readonly guestOf: string;
}

export const isGuest = (principal: Principal): principal is GuestPrincipal => 'guestOf' in principal;

/** Whose limits somebody spends: a link may have gone on to others, who must not spend those of the guest who is in. */
export const spenderOf = (principal: Principal): string =>
  isGuest(principal) ? principal.signInId : principal.personId;

/** Reads the principal from a request's or an upgrade's headers; undefined when nobody is signed in. */
export type Authenticator = (headers: IncomingHttpHeaders) => Promise<Principal | undefined>;

/** As `Authenticator`, from the guest cookie alone: a person's cookie is none. */
export type GuestAuthenticator = (headers: IncomingHttpHeaders) => Promise<GuestPrincipal | undefined>;
