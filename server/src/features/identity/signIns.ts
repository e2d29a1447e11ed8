import type { IncomingHttpHeaders } from 'node:http';
import { RapportError } from '@rapport/shared/core/errors';
import type { Response } from 'express';
import type { ClientSession, Types } from 'mongoose';
import type { Config } from '../../config.ts';
import { translateDatabaseError } from '../../platform/db/database.ts';
import { lookUp } from '../../platform/db/lookUp.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { authLibrary, publicCookie } from './authLibrary.ts';
import { confirmCredential, readCredential } from './credentials.ts';
import { SignInModel } from './identity.models.ts';
import { findPerson } from './people.ts';
import type { signInEnded } from './ports.ts';

type Ended = NonNullable<typeof signInEnded.payload>;

type SignInFilter = { userId: Types.ObjectId } | { expiresAt: { $lt: Date } } | Record<string, never>;

/** Devices that are signed in, and their cookies. */
export class SignIns {
  readonly #auth: ReturnType<typeof authLibrary>;
  readonly #onEnded: (ended: Ended) => Promise<void>;
  readonly #publicCookie: string;

  /** @param onEnded is told of every sign-in that ends, after it has */
  constructor(config: Config, onEnded: (ended: Ended) => Promise<void>) {
    this.#auth = authLibrary(config, onEnded);
    this.#onEnded = onEnded;
    this.#publicCookie = publicCookie(config.RAPPORT_ORIGINS[0]?.startsWith('https:') ?? false);
  }

  /** Slow on purpose; done before a transaction, never in it. */
  async hashPassword(password: string): Promise<string> {
    return (await this.#auth().$context).password.hash(password);
  }

  /**
   * Sets the cookie and answers whose it is.
   * @param publicComputer the cookie goes with the browser's end, and the sign-in after a day
   * @throws RapportError wrong_credentials
   */
  signIn(
    { email, password, publicComputer }: { email: string; password: string; publicComputer: boolean },
    res: Response,
  ): Promise<string> {
    return translating(async () => {
      const credential = await readCredential(email);
      const body = { email, password, rememberMe: !publicComputer };
      const { headers, response } = await this.#auth().api.signInEmail({ body, returnHeaders: true });
      if (!credential || !(await confirmCredential(credential))) {
        await SignInModel.deleteOne({ token: response.token });
        throw wrongCredentials('changed at the same moment');
      }
      passCookies(headers, res);
      if (!publicComputer) this.#isOwn(res);
      return response.user.id;
    });
  }

  /** Signs a person in without a password: after set-up or joining, or as a sample person. Sets the cookie. */
  signInAs(personId: string, res: Response, publicComputer = false): Promise<void> {
    return translating(async () => {
      const { headers } = await this.#auth().api.signInAs({
        body: { personId, publicComputer },
        returnHeaders: true,
      });
      passCookies(headers, res);
      if (!publicComputer) this.#isOwn(res);
    });
  }

  /** Ends the sign-in of these headers and clears the cookie. */
  signOut(requestHeaders: IncomingHttpHeaders, res: Response): Promise<void> {
    return translating(async () => {
      const headers = cookieOf(requestHeaders);
      const answer = await this.#auth().api.signOut({ headers, returnHeaders: true });
      passCookies(answer.headers, res);
    });
  }

  /**
   * Who the cookie belongs to; undefined when it is missing, forged or expired. A socket's upgrade cannot set a cookie,
   * so this never extends; `extend` does. Every request asks it, and a crowd all at once: the library would ask the
   * database for each by itself.
   */
  read(requestHeaders: IncomingHttpHeaders): Promise<Principal | undefined> {
    return translating(async () => {
      const { token } = await this.#auth().api.tokenOf({ headers: cookieOf(requestHeaders) });
      const signIn = token ? await findSignIn(token) : undefined;
      if (!signIn || signIn.expiresAt.getTime() <= Date.now()) return undefined;
      const personId = signIn.userId.toHexString();
      const person = await findPerson(personId);
      if (!person) return undefined;
      const { name, admin, manages } = person;
      return { personId, signInId: signIn._id.toHexString(), name, admin, manages: manages ?? [] };
    });
  }

  /** Makes a sign-in that is in use last its full time again, once a day, with a cookie to match. */
  extend(requestHeaders: IncomingHttpHeaders, res: Response): Promise<void> {
    return translating(async () => {
      const headers = cookieOf(requestHeaders);
      const answer = await this.#auth().api.getSession({ headers, returnHeaders: true });
      passCookies(answer.headers, res);
    });
  }

  /** What an earlier sign-in said of the computer ends with this one. */
  #isOwn(res: Response): void {
    const name = this.#publicCookie;
    if (!res.req.headers.cookie?.includes(`${name}=`)) return;
    res.cookie(name, '', { maxAge: 0, path: '/', sameSite: 'lax', secure: name.startsWith('__Host-') });
  }

  /** Those of these sign-ins that have not ended. */
  async standing(signInIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await SignInModel.find({ _id: { $in: [...signInIds] } }, { _id: 1 }).lean();
    return new Set(rows.map(({ _id }) => _id.toHexString()));
  }

  /** Ends every sign-in that matches, within the caller's transaction; `announce` what it answers after the commit. */
  async revoke(which: SignInFilter, transaction?: ClientSession): Promise<readonly Ended[]> {
    const options = transaction ? { session: transaction } : {};
    const ending = await SignInModel.find(which, { userId: 1 }, options).lean();
    await SignInModel.deleteMany({ _id: { $in: ending.map(({ _id }) => _id) } }, options);
    return ending.map(({ _id, userId }) => ({ personId: String(userId), signInId: _id.toHexString() }));
  }

  /** Ends what these sign-ins have opened: sockets, documents, calls. */
  async announce(ended: readonly Ended[]): Promise<void> {
    for (const one of ended) await this.#onEnded(one);
  }
}

const findSignIn = lookUp(async (tokens) => {
  const signIns = await SignInModel.find({ token: { $in: [...tokens] } }).lean();
  return new Map(signIns.map((signIn) => [signIn.token, signIn]));
});

const wrongCredentials = (cause: unknown) =>
  new RapportError('wrong_credentials', { message: 'E-mail or password is wrong.', cause });

/** Translates better-auth's errors where they enter. It hides a database that is away behind one without a cause. */
async function translating<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const status = (error as { statusCode?: unknown } | null)?.statusCode;
    if (status === 401) {
      throw wrongCredentials(error);
    }
    if (typeof status === 'number' && status >= 500) {
      throw new RapportError('unavailable', { message: 'The database does not answer.', cause: error });
    }
    throw translateDatabaseError(error);
  }
}

function passCookies(headers: Headers, res: Response): void {
  for (const cookie of headers.getSetCookie()) res.append('Set-Cookie', cookie);
}

/** better-auth needs to see nothing but the cookie. */
function cookieOf(headers: IncomingHttpHeaders): Headers {
  return new Headers({ cookie: headers.cookie ?? '' });
}
