import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { pageOf, pageQuery } from '../core/page.ts';
import { operation } from '../core/route.ts';
import { emailSchema, lineOf, newPasswordSchema } from '../core/text.ts';
import { instantSchema, zoneSchema } from '../core/time.ts';
import {
  mostProgrammes,
  personName,
  programmeSummary,
  publicComputer,
  tokenSchema,
  viewer,
} from './identity.api.ts';

/** What an invited person becomes. A manager manages the named programme. */
export const invitedRole = z.enum(['member', 'manager', 'admin']);
export type InvitedRole = z.output<typeof invitedRole>;

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
  body: z.object({ token: tokenSchema }),
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
    token: tokenSchema,
    name: personName,
    email: emailSchema,
    password: newPasswordSchema,
    zone: zoneSchema,
    publicComputer,
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
  body: z.object({ token: tokenSchema, password: newPasswordSchema }),
  errors: ['link_expired'],
});
