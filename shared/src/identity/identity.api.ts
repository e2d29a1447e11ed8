import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { pageOf, pageQuery } from '../core/page.ts';
import { operation } from '../core/route.ts';
import { emailSchema, lineOf, newPasswordSchema } from '../core/text.ts';
import { instantSchema, zoneSchema } from '../core/time.ts';

const personName = lineOf(80);
const token = z.string().min(20).max(200);

/** A person as those who share a pair with them see them. No address, no role. */
export const personSummary = z.object({ id: idSchema, name: z.string(), zone: z.string() });
export type PersonSummary = z.output<typeof personSummary>;

/** What an invited person becomes. A manager manages the named programme. */
export const invitedRole = z.enum(['member', 'manager', 'admin']);
export type InvitedRole = z.output<typeof invitedRole>;

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

export const setUp = operation({
  id: 'identity.setUp',
  method: 'post',
  path: '/api/setup',
  summary: 'First run: makes the organisation, its default programme and its first admin, and signs them in.',
  caller: 'anonymous',
  body: z.object({
    code: token,
    organisation: lineOf(120),
    name: personName,
    email: emailSchema,
    password: newPasswordSchema,
    zone: zoneSchema,
  }),
  output: viewer,
  errors: ['setup_code_wrong', 'loopback_only', 'already_set_up', 'sample_joined'],
});

export const setUpSample = operation({
  id: 'identity.setUpSample',
  method: 'post',
  path: '/api/setup/sample',
  summary: 'First run: makes a sample programme to try, with a session that begins in five minutes.',
  caller: 'anonymous',
  body: z.object({ code: token, zone: zoneSchema }),
  output: z.object({ sessionId: idSchema }),
  errors: ['setup_code_wrong', 'loopback_only', 'already_set_up', 'sample_joined'],
});

export const sampleRole = z.enum(['mentor', 'mentee', 'manager']);
export type SampleRole = z.output<typeof sampleRole>;

export const continueAs = operation({
  id: 'identity.continueAs',
  method: 'post',
  path: '/api/setup/continue',
  summary: 'Signs in as a person of the sample programme. Refused once anybody has a password of their own.',
  caller: 'anonymous',
  body: z.object({ code: token, as: sampleRole }),
  output: z.object({ viewer, sessionId: idSchema.nullable() }),
  errors: ['setup_code_wrong', 'loopback_only', 'already_set_up', 'sample_joined'],
});

export const signIn = operation({
  id: 'identity.signIn',
  method: 'post',
  path: '/api/sign-in',
  summary: 'Signs in with e-mail and password; sets the session cookie.',
  caller: 'anonymous',
  body: z.object({ email: emailSchema, password: z.string().min(1).max(128) }),
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

/** A person in the admin's list. */
export const personRow = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  zone: z.string(),
  admin: z.boolean(),
  manages: z.array(programmeSummary).max(mostProgrammes),
  since: instantSchema,
});
export type PersonRow = z.output<typeof personRow>;

export const listPeople = operation({
  id: 'identity.listPeople',
  method: 'get',
  path: '/api/people',
  summary:
    'People of the installation, by name. For admins and managers; a manager sees no addresses of admins.',
  caller: 'signedIn',
  query: pageQuery.extend({ search: z.string().trim().max(80).optional() }),
  output: pageOf(personRow),
  errors: ['not_found'],
});

export const listProgrammes = operation({
  id: 'identity.listProgrammes',
  method: 'get',
  path: '/api/programmes',
  summary:
    'Programmes in which the viewer may pair people: all for an admin, the managed ones for a manager.',
  caller: 'signedIn',
  output: z.object({ items: z.array(programmeSummary).max(mostProgrammes) }),
  errors: ['not_found'],
});

/** An invitation without its link: the link is shown once, when it is made. */
export const invitationRow = z.object({
  id: idSchema,
  /** Who it is meant for, in the words of the person who invited. */
  label: z.string(),
  role: invitedRole,
  programme: programmeSummary,
  expiresAt: instantSchema,
});
export type InvitationRow = z.output<typeof invitationRow>;

export const createInvitation = operation({
  id: 'identity.createInvitation',
  method: 'post',
  path: '/api/invitations',
  summary: 'Makes a single-use link that lets one person join. Only an admin invites managers and admins.',
  caller: 'signedIn',
  body: z.object({ label: lineOf(120), role: invitedRole.default('member'), programmeId: idSchema }),
  output: z.object({ invitation: invitationRow, link: z.string() }),
  errors: ['not_found', 'forbidden'],
});

export const listInvitations = operation({
  id: 'identity.listInvitations',
  method: 'get',
  path: '/api/invitations',
  summary: 'Invitations that are still open, newest first.',
  caller: 'signedIn',
  query: pageQuery,
  output: pageOf(invitationRow),
  errors: ['not_found'],
});

export const revokeInvitation = operation({
  id: 'identity.revokeInvitation',
  method: 'delete',
  path: '/api/invitations/:invitationId',
  summary: 'Withdraws an invitation; its link stops working.',
  caller: 'signedIn',
  params: z.object({ invitationId: idSchema }),
  errors: ['not_found'],
});

export const previewInvitation = operation({
  id: 'identity.previewInvitation',
  method: 'post',
  path: '/api/invitations/preview',
  summary: 'What the holder of an invitation link sees before joining.',
  caller: 'anonymous',
  body: z.object({ token }),
  output: z.object({
    organisation: z.string(),
    label: z.string(),
    invitedBy: z.string(),
    expiresAt: instantSchema,
  }),
  errors: ['link_expired'],
});

export const acceptInvitation = operation({
  id: 'identity.acceptInvitation',
  method: 'post',
  path: '/api/invitations/accept',
  summary: 'Joins by an invitation link, once, and signs in.',
  caller: 'anonymous',
  body: z.object({
    token,
    name: personName,
    email: emailSchema,
    password: newPasswordSchema,
    zone: zoneSchema,
  }),
  output: viewer,
  errors: ['link_expired', 'email_taken'],
});

export const createResetLink = operation({
  id: 'identity.createResetLink',
  method: 'post',
  path: '/api/people/:personId/reset-link',
  summary: 'Makes a single-use link with which a person sets a new password. For admins.',
  caller: 'signedIn',
  params: z.object({ personId: idSchema }),
  output: z.object({ link: z.string(), expiresAt: instantSchema }),
  errors: ['not_found'],
});

export const resetPassword = operation({
  id: 'identity.resetPassword',
  method: 'post',
  path: '/api/password/reset',
  summary: 'Sets a new password by a reset link, once; ends all sessions of that person.',
  caller: 'anonymous',
  body: z.object({ token, password: newPasswordSchema }),
  errors: ['link_expired'],
});
