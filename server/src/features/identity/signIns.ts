import type { IncomingHttpHeaders } from 'node:http';
import { RapportError } from '@rapport/shared/core/errors';
import { betterAuth } from 'better-auth';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { Response } from 'express';
import mongoose from 'mongoose';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { translateDatabaseError } from '../../platform/db/database.ts';

const day = 24 * 60 * 60;

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly zone: string;
  readonly admin: boolean;
  readonly sample: boolean;
  /** Absent for sample people, who are continued as and never sign in. */
  readonly password?: string;
}

export interface SignedIn {
  readonly personId: string;
  readonly signInId: string;
  readonly name: string;
  readonly admin: boolean;
}

/**
 * Passwords, sign-ins and their cookies, kept by better-auth as a library. Its own HTTP handler is never mounted:
 * our operations are the only surface.
 */
export function createSignIns(
  config: Config,
  onEnded: (ended: { personId: string; signInId: string }) => Promise<void>,
) {
  const secure = config.RAPPORT_ORIGINS[0]?.startsWith('https:') ?? false;
  // The database's client exists only once it is connected, which may be later than this.
  const build = () =>
    betterAuth({
      baseURL: config.RAPPORT_ORIGINS[0] ?? 'http://localhost',
      trustedOrigins: config.RAPPORT_ORIGINS,
      secret: config.RAPPORT_SECRET,
      telemetry: { enabled: false },
      logger: { disabled: true },
      // Node's own connection; transactions are ours where two writes must agree.
      database: mongodbAdapter(mongoose.connection.getClient().db(mongoose.connection.name) as never, {}),
      emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 128 },
      user: {
        additionalFields: {
          zone: { type: 'string', required: true },
          admin: { type: 'boolean', defaultValue: false, input: false },
          sample: { type: 'boolean', defaultValue: false, input: false },
        },
      },
      session: { expiresIn: 30 * day, updateAge: day },
      rateLimit: { enabled: false },
      advanced: {
        useSecureCookies: false,
        cookies: { session_token: { name: secure ? '__Host-rapport' : 'rapport' } },
        defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
      databaseHooks: {
        session: {
          delete: {
            after: (session) => onEnded({ personId: String(session.userId), signInId: String(session.id) }),
          },
        },
      },
      plugins: [signInAsPlugin],
    });
  let built: ReturnType<typeof build> | undefined;
  const auth = () => {
    built ??= build();
    return built;
  };

  return {
    /** @throws RapportError email_taken */
    async createPerson(person: NewPerson): Promise<string> {
      const context = await auth().$context;
      const { password, ...fields } = person;
      const user = await context.internalAdapter
        .createUser({ ...fields, emailVerified: false }, { method: 'email-password' })
        .catch((error: unknown) => {
          if ((error as { code?: number }).code === 11000)
            throw new RapportError('email_taken', { cause: error });
          throw translateDatabaseError(error);
        });
      if (password !== undefined) await writePassword(user.id, password);
      return user.id;
    },

    writePassword,

    /** Sets the cookie. @throws RapportError wrong_credentials */
    async signIn(email: string, password: string, res: Response): Promise<string> {
      const { headers, response } = await auth()
        .api.signInEmail({ body: { email, password }, returnHeaders: true })
        .catch((error: unknown) => {
          const status = (error as { statusCode?: number }).statusCode;
          if (status === 401 || status === 400) throw new RapportError('wrong_credentials', { cause: error });
          throw translateDatabaseError(error);
        });
      passCookies(headers, res);
      return response.user.id;
    },

    /** Signs a person in without a password: after set-up, invitation, or as a sample person. Sets the cookie. */
    async signInAs(personId: string, res: Response): Promise<void> {
      const { headers } = await auth().api.signInAs({ body: { personId }, returnHeaders: true });
      passCookies(headers, res);
    },

    /** Ends the sign-in of these headers and clears the cookie. */
    async signOut(requestHeaders: IncomingHttpHeaders, res: Response): Promise<void> {
      const { headers } = await auth().api.signOut({
        headers: toHeaders(requestHeaders),
        returnHeaders: true,
      });
      passCookies(headers, res);
    },

    /** Ends every sign-in of a person. */
    async endAll(personId: string): Promise<void> {
      const context = await auth().$context;
      const open = await context.internalAdapter.listSessions(personId);
      await context.internalAdapter.deleteUserSessions(personId);
      for (const { id } of open) await onEnded({ personId, signInId: id });
    },

    /** Who the cookie belongs to; undefined when it is missing, forged or expired. */
    async read(headers: IncomingHttpHeaders): Promise<SignedIn | undefined> {
      if (!headers.cookie) return undefined;
      const found = await auth()
        .api.getSession({ headers: toHeaders(headers), query: { disableRefresh: true } })
        .catch((error: unknown) => {
          throw translateDatabaseError(error);
        });
      if (!found) return undefined;
      const { user, session } = found;
      return { personId: user.id, signInId: session.id, name: user.name, admin: user.admin === true };
    },
  };

  async function writePassword(personId: string, password: string): Promise<void> {
    const context = await auth().$context;
    const hash = await context.password.hash(password);
    if (await context.internalAdapter.findCredentialAccount(personId)) {
      await context.internalAdapter.updatePassword(personId, hash);
    } else {
      await context.internalAdapter.linkAccount({
        userId: personId,
        accountId: personId,
        providerId: 'credential',
        password: hash,
      });
    }
  }
}

export type SignIns = ReturnType<typeof createSignIns>;

const signInAsPlugin = {
  id: 'sign-in-as',
  endpoints: {
    signInAs: createAuthEndpoint(
      '/sign-in-as',
      { method: 'POST', body: z.object({ personId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.personId);
        if (!user) throw new RapportError('not_found');
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return { personId: user.id };
      },
    ),
  },
} as const;

function passCookies(headers: Headers, res: Response): void {
  for (const cookie of headers.getSetCookie()) res.append('Set-Cookie', cookie);
}

function toHeaders(headers: IncomingHttpHeaders): Headers {
  return new Headers({ cookie: headers.cookie ?? '' });
}
