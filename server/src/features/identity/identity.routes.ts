import { RapportError } from '@rapport/shared/core/errors';
import * as api from '@rapport/shared/identity/identity.api';
import type { Request } from 'express';
import type { Principal } from '../../platform/http/principal.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { LinkModel, type LinkRecord, PersonModel } from './identity.models.ts';
import * as policy from './identity.policy.ts';
import { presentInvitation, presentPersonRow } from './identity.present.ts';
import { readState } from './installation.ts';
import { acceptInvitation } from './invitations.ts';
import { claimLink, makeLink, readLink } from './links.ts';
import { allProgrammes, pageOfPeople, programmesById, programmesManagedBy, readPerson } from './people.ts';
import { personChanged } from './ports.ts';
import type { SignIns } from './signIns.ts';
import type { ViewerOf } from './viewer.ts';

export function handleIdentity(kernel: Kernel, signIns: SignIns, viewerOf: ViewerOf): void {
  const { routes, clock, events, config } = kernel;
  const require = (allowed: boolean) => {
    if (!allowed) throw new RapportError('not_found', { message: 'There is no such thing.' });
  };
  /** Links keep the loopback name or host under which they were asked for. */
  const linkTo = (req: Request, path: string, token: string) => {
    const asked = req.headers.origin;
    const origin = asked && config.RAPPORT_ORIGINS.includes(asked) ? asked : config.RAPPORT_ORIGINS[0];
    return `${origin}${path}#${token}`;
  };

  routes.handle(api.signIn, async ({ body, res }) =>
    viewerOf(await signIns.signIn(body.email, body.password, res)),
  );

  routes.handle(api.signOut, async ({ req, res }) => {
    await signIns.signOut(req.headers, res);
    return undefined;
  });

  routes.handle(api.readMe, ({ principal }) => viewerOf(principal.personId));

  routes.handle(api.changeMe, async ({ principal, body }) => {
    const changes = { ...(body.name && { name: body.name }), ...(body.zone && { zone: body.zone }) };
    await PersonModel.updateOne(
      { _id: principal.personId },
      { $set: { ...changes, updatedAt: new Date(clock.now()) } },
    );
    await events.publish(personChanged, { personId: principal.personId });
    return viewerOf(principal.personId);
  });

  routes.handle(api.listPeople, async ({ principal, query }) => {
    require(policy.mayListPeople(principal));
    const { people, nextCursor } = await pageOfPeople(query);
    const rows = people.map(async (person) =>
      presentPersonRow(person, await programmesManagedBy(person._id.toHexString()), principal),
    );
    return { items: await Promise.all(rows), nextCursor };
  });

  routes.handle(api.listProgrammes, async ({ principal }) => {
    require(policy.mayListPeople(principal));
    return {
      items: [...(principal.admin ? await allProgrammes() : await programmesManagedBy(principal.personId))],
    };
  });

  routes.handle(api.createInvitation, async ({ principal, body, req }) => {
    require(policy.managesProgramme(principal, body.programmeId));
    const programme = (await programmesById([body.programmeId])).get(body.programmeId);
    if (!programme) throw new RapportError('not_found', { message: 'There is no such programme.' });
    if (!policy.mayInviteAs(principal, body.role)) {
      throw new RapportError('forbidden', { message: 'Only an admin invites managers and admins.' });
    }
    const { token, record } = await makeLink(
      { kind: 'invitation', ...body, createdBy: principal.personId },
      clock.now(),
    );
    return { invitation: presentInvitation(record, programme), link: linkTo(req, '/join', token) };
  });

  routes.handle(api.listInvitations, async ({ principal, query }) => {
    require(policy.mayListPeople(principal));
    return listInvitations(principal, query, clock.now());
  });

  routes.handle(api.revokeInvitation, async ({ principal, params }) => {
    const open = { _id: params.invitationId, kind: 'invitation' as const, usedAt: null };
    const link = await LinkModel.findOne(open).lean();
    require(link !== null && policy.managesProgramme(principal, link.programmeId ?? ''));
    await LinkModel.deleteOne(open);
    return undefined;
  });

  routes.handle(api.previewInvitation, async ({ body }) => {
    const link = await readLink('invitation', body.token, clock.now());
    const [inviter, { organisation }] = await Promise.all([readPerson(link.createdBy), readState()]);
    return {
      organisation: organisation ?? '',
      label: link.label,
      invitedBy: inviter?.name ?? '',
      expiresAt: link.expiresAt.toISOString(),
    };
  });

  routes.handle(api.acceptInvitation, async ({ body, res }) => {
    const personId = await acceptInvitation(signIns, body, clock.now());
    await signIns.signInAs(personId, res);
    return viewerOf(personId);
  });

  routes.handle(api.createResetLink, async ({ principal, params, req }) => {
    require(policy.mayMakeResetLinks(principal) && (await readPerson(params.personId)) !== undefined);
    const { token, record } = await makeLink(
      { kind: 'reset', personId: params.personId, createdBy: principal.personId },
      clock.now(),
    );
    return { link: linkTo(req, '/reset', token), expiresAt: record.expiresAt.toISOString() };
  });

  routes.handle(api.resetPassword, async ({ body }) => {
    const { personId } = await claimLink('reset', body.token, clock.now());
    if (!personId) throw new RapportError('link_expired');
    await signIns.writePassword(personId, body.password);
    await signIns.endAll(personId);
    return undefined;
  });
}

async function listInvitations(
  principal: Principal,
  query: { cursor?: string | undefined; limit: number },
  now: number,
) {
  const mine = principal.admin ? {} : { programmeId: { $in: [...principal.manages] } };
  const before = query.cursor ? { createdAt: { $lt: new Date(Number(query.cursor) || 0) } } : {};
  const open: LinkRecord[] = await LinkModel.find({
    kind: 'invitation',
    usedAt: null,
    expiresAt: { $gt: new Date(now) },
    ...mine,
    ...before,
  })
    .sort({ createdAt: -1 })
    .limit(query.limit + 1)
    .lean();
  const shown = open.slice(0, query.limit);
  const programmes = await programmesById(shown.map((link) => link.programmeId ?? ''));
  return {
    items: shown.flatMap((link) => {
      const programme = programmes.get(link.programmeId ?? '');
      return programme ? [presentInvitation(link, programme)] : [];
    }),
    nextCursor: open.length > query.limit ? String(shown.at(-1)?.createdAt.getTime()) : null,
  };
}
