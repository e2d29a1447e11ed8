import { RapportError } from '@rapport/shared/core/errors';
import * as peopleApi from '@rapport/shared/identity/people.api';
import type { Kernel } from '../../platform/kernel.ts';
import { acceptInvitation } from './acceptInvitation.ts';
import { createInvitation } from './createInvitation.ts';
import { mayListPeople } from './identity.policy.ts';
import { presentInvitation } from './identity.present.ts';
import { linkTo, originOf } from './links.ts';
import { listInvitations } from './listInvitations.ts';
import { previewInvitation } from './previewInvitation.ts';
import { revokeInvitation } from './revokeInvitation.ts';
import type { SignIns } from './signIns.ts';
import { viewerOf } from './viewer.ts';

/** Joining by a link, and the links. */
export function handleInvitations(kernel: Kernel, signIns: SignIns): void {
  const { routes, clock, config } = kernel;

  routes.handle(peopleApi.createInvitation, async ({ principal, body, req }) => {
    const { token, record, programme } = await createInvitation(principal, body, clock.now());
    return {
      invitation: presentInvitation(record, programme),
      link: linkTo(originOf(req, config.RAPPORT_ORIGINS), '/join', token),
    };
  });

  routes.handle(peopleApi.listInvitations, async ({ principal, query }) => {
    if (!mayListPeople(principal)) throw new RapportError('not_found');
    return listInvitations(principal, query, clock.now());
  });

  routes.handle(peopleApi.revokeInvitation, async ({ principal, params }) => {
    await revokeInvitation(principal, params.invitationId);
    return undefined;
  });

  routes.handle(peopleApi.previewInvitation, ({ body }) => previewInvitation(body.token, clock.now()));

  routes.handle(peopleApi.acceptInvitation, async ({ body, res }) => {
    const personId = await acceptInvitation(signIns, body, clock.now());
    await signIns.signInAs(personId, res, body.publicComputer);
    return viewerOf(personId);
  });
}
