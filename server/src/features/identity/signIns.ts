import type { IncomingHttpHeaders } from 'node:http';
import { RapportError } from '@rapport/shared/core/errors';
import type { Response } from 'express';
import type { Config } from '../../config.ts';
import { translateDatabaseError } from '../../platform/db/database.ts';
import { authLibrary } from './authLibrary.ts';
import { SignInModel } from './identity.models.ts';
import type { signInEnded } from './ports.ts';

type Ended = NonNullable<typeof signInEnded.payload>;

export interface SignedIn {
  readonly personId: string;
  readonly signInId: string;
  readonly name: string;
  readonly admin: boolean;
}

/** Devices that are signed in, and their cookies. */
export class SignIns {
  readonly #auth: ReturnType<typeof authLibrary>;
  readonly #onEnded: (ended: Ended) => Promise<void>;

  /** @param onEnded is told of every sign-in that ends, after it has */
  constructor(config: Config, onEnded: (ended: Ended) => Promise<void>) {
    this.#auth = authLibrary(config, onEnded);
    this.#onEnded = onEnded;
  }

  /** Slow on purpose; done before a transaction, never in it. */
  async hashPassword(password: string): Promise<string> {
    return (await this.#auth().$context).password.hash(password);
  }

  /** Sets the cookie and answers whose it is. @throws RapportError wrong_credentials */
  async signIn(email: string, password: string, res: Response): Promise<string> {
    const { headers, response } = await this.#auth()
      .api.signInEmail({ body: { email, password }, returnHeaders: true })
      .catch((error: unknown) => {
        if ((error as { statusCode?: number }).statusCode === 401) {
          throw new RapportError('wrong_credentials', {
            message: 'E-mail or password is wrong.',
            cause: error,
          });
        }
        throw translated(error);
      });
    passCookies(headers, res);
    return response.user.id;
  }

  /** Signs a person in without a password: after set-up or joining, or as a sample person. Sets the cookie. */
  async signInAs(personId: string, res: Response): Promise<void> {
    const { headers } = await this.#auth().api.signInAs({ body: { personId }, returnHeaders: true });
    passCookies(headers, res);
  }

  /** Ends the sign-in of these headers and clears the cookie. */
  async signOut(requestHeaders: IncomingHttpHeaders, res: Response): Promise<void> {
    const headers = cookieOf(requestHeaders);
    const answer = await this.#auth().api.signOut({ headers, returnHeaders: true });
    passCookies(answer.headers, res);
  }

  /** Who the cookie belongs to; undefined when it is missing, forged or expired. */
  async read(requestHeaders: IncomingHttpHeaders): Promise<SignedIn | undefined> {
    if (!requestHeaders.cookie) return undefined;
    const headers = cookieOf(requestHeaders);
    // A socket's upgrade cannot set a cookie, so reading never extends; `extend` does.
    const found = await this.#auth()
      .api.getSession({ headers, query: { disableRefresh: true } })
      .catch((error: unknown) => {
        throw translated(error);
      });
    if (!found) return undefined;
    const { user, session } = found;
    return { personId: user.id, signInId: session.id, name: user.name, admin: user.admin === true };
  }

  /** Makes a sign-in that is in use last its full time again, once a day, with a cookie to match. */
  async extend(requestHeaders: IncomingHttpHeaders, res: Response): Promise<void> {
    const headers = cookieOf(requestHeaders);
    const answer = await this.#auth().api.getSession({ headers, returnHeaders: true });
    passCookies(answer.headers, res);
  }

  /** Ends every sign-in that matches. */
  async endAll(
    which: { userId: string } | { expiresAt: { $lt: Date } } | Record<string, never>,
  ): Promise<void> {
    const ending = await SignInModel.find(which, { userId: 1 }).lean();
    await SignInModel.deleteMany({ _id: { $in: ending.map(({ _id }) => _id) } });
    for (const { _id, userId } of ending) {
      await this.#onEnded({ personId: String(userId), signInId: _id.toHexString() });
    }
  }
}

/** better-auth hides a database that is away behind an error of its own, without the cause. */
function translated(error: unknown): unknown {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status !== 'number' || status < 500) return translateDatabaseError(error);
  return new RapportError('unavailable', { message: 'The database does not answer.', cause: error });
}

function passCookies(headers: Headers, res: Response): void {
  for (const cookie of headers.getSetCookie()) res.append('Set-Cookie', cookie);
}

/** better-auth needs to see nothing but the cookie. */
function cookieOf(headers: IncomingHttpHeaders): Headers {
  return new Headers({ cookie: headers.cookie ?? '' });
}
