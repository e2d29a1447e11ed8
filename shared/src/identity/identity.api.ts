import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { emailSchema, lineOf } from '../core/text.ts';
import { zoneSchema } from '../core/time.ts';

export const personName = lineOf(80);
/** Of a link, or of the set-up page. */
export const tokenSchema = z.string().min(20).max(200);

/** A person as those who share a pair with them see them. No address, no role. */
export const personSummary = z.object({ id: idSchema, name: z.string(), zone: z.string() });
export type PersonSummary = z.output<typeof personSummary>;

export const programmeSummary = z.object({ id: idSchema, name: z.string() });
/** Programmes that are named in one place, at most. */
export const mostProgrammes = 100;

/** The signed-in person, for the interface. */
export const viewer = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  zone: z.string(),
  admin: z.boolean(),
  /** Programmes that this person manages. */
  manages: z.array(programmeSummary).max(mostProgrammes),
  organisation: z.string(),
  /** True while the installation holds only the sample programme. */
  sample: z.boolean(),
});
export type Viewer = z.output<typeof viewer>;

/** That others use this computer, too: the sign-in ends with the browser, and the page keeps nothing on it. */
export const publicComputer = z.boolean().default(false);

export const readInstallation = operation({
  id: 'identity.readInstallation',
  method: 'get',
  path: '/api/installation',
  summary: 'What a visitor may know before signing in: whether this installation is set up.',
  caller: 'anonymous',
  output: z.object({
    state: z.enum(['empty', 'sample', 'real']),
    organisation: z.string().nullable(),
    /** Whether links to sign in and to new passwords can come by mail. */
    mail: z.boolean(),
  }),
  errors: [],
});

export const signIn = operation({
  id: 'identity.signIn',
  method: 'post',
  path: '/api/sign-in',
  summary: 'Signs in with e-mail and password; sets the session cookie.',
  caller: 'anonymous',
  body: z.object({ email: emailSchema, password: z.string().min(1).max(128), publicComputer }),
  output: viewer,
  errors: ['wrong_credentials'],
});

export const signOut = operation({
  id: 'identity.signOut',
  method: 'post',
  path: '/api/sign-out',
  summary: 'Ends the session of this device, its sockets and its media.',
  caller: 'signedIn',
  errors: [],
});

export const readMe = operation({
  id: 'identity.readMe',
  method: 'get',
  path: '/api/me',
  summary: 'The signed-in person.',
  caller: 'signedIn',
  output: viewer,
  errors: [],
});

export const changeMe = operation({
  id: 'identity.changeMe',
  method: 'patch',
  path: '/api/me',
  summary: 'Changes the name or the time zone of the signed-in person.',
  caller: 'signedIn',
  body: z.object({ name: personName.optional(), zone: zoneSchema.optional() }),
  output: viewer,
  errors: [],
});
