import { RapportError } from '@rapport/shared/core/errors';
import type { BetterAuthOptions } from 'better-auth';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { betterAuth } from 'better-auth/minimal';
import mongoose from 'mongoose';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { signInSeconds } from './identity.limits.ts';

type OnEnded = (ended: { personId: string; signInId: string }) => Promise<void>;

/**
 * better-auth as a library: it checks passwords, keeps sign-ins and signs cookies. Its own HTTP handler is never
 * mounted: our operations are the only surface. Built at the first use, because the database's client exists only
 * once it has connected.
 */
export function authLibrary(config: Config, onEnded: OnEnded) {
  const build = () => betterAuth(options(config, onEnded));
  let built: { auth: ReturnType<typeof build>; client: unknown } | undefined;
  return () => {
    const client = mongoose.connection.getClient();
    // A first connection that failed half-way leaves another client behind.
    if (built?.client !== client) built = { auth: build(), client };
    return built.auth;
  };
}

/** Name of the cookie that lasts as long as a sign-in on a public computer. */
export const publicCookie = (secure: boolean): string =>
  secure ? '__Host-rapport-public' : 'rapport-public';

function options(config: Config, onEnded: OnEnded) {
  const origin = config.RAPPORT_ORIGINS[0] ?? '';
  const secure = origin.startsWith('https:');
  return {
    baseURL: origin,
    trustedOrigins: config.RAPPORT_ORIGINS,
    secret: config.RAPPORT_SECRET,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Typed against another copy of the driver; the same at run time.
    database: mongodbAdapter(mongoose.connection.getClient().db(mongoose.connection.name) as never, {}),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 128 },
    user: {
      additionalFields: {
        zone: { type: 'string', required: true },
        admin: { type: 'boolean', required: true, input: false },
        sample: { type: 'boolean', required: true, input: false },
      },
    },
    session: { expiresIn: signInSeconds.lasts, updateAge: signInSeconds.extendedEvery },
    // Ours, at our own edge.
    rateLimit: { enabled: false },
    advanced: {
      // Would put its own prefix before the name.
      useSecureCookies: false,
      cookies: {
        session_token: { name: secure ? '__Host-rapport' : 'rapport' },
        // Says to the page that it is to keep nothing; proves nothing to anybody.
        dont_remember: { name: publicCookie(secure), attributes: { httpOnly: false } },
      },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
    },
    databaseHooks: {
      session: {
        delete: {
          after: (session: { userId: unknown; id: unknown }) =>
            onEnded({ personId: String(session.userId), signInId: String(session.id) }),
        },
      },
    },
    plugins: [ours],
  } satisfies BetterAuthOptions;
}

/** For callers inside this process. */
const ours = {
  id: 'rapport',
  endpoints: {
    /** What a cookie that was signed here stands for; whether that sign-in still stands is another question. */
    tokenOf: createAuthEndpoint(
      '/token-of',
      { method: 'GET', requireHeaders: true, metadata: { SERVER_ONLY: true } },
      async ({ context, getSignedCookie }) => {
        const { authCookies, secret } = context;
        return { token: await getSignedCookie(authCookies.sessionToken.name, secret) };
      },
    ),
    /** Signs in without a password. */
    signInAs: createAuthEndpoint(
      '/sign-in-as',
      {
        method: 'POST',
        body: z.object({ personId: z.string(), publicComputer: z.boolean() }),
        metadata: { SERVER_ONLY: true },
      },
      async (context) => {
        const { internalAdapter } = context.context;
        const { personId, publicComputer } = context.body;
        const user = await internalAdapter.findUserById(personId);
        if (!user) throw new RapportError('not_found');
        const session = await internalAdapter.createSession(user.id, publicComputer);
        await setSessionCookie(context, { session, user }, publicComputer);
        return { personId: user.id };
      },
    ),
  },
} as const;
