import { RapportError } from '@rapport/shared/core/errors';
import type { Principal } from '../../platform/http/principal.ts';
import { LinkModel } from './identity.models.ts';
import { managesProgramme } from './identity.policy.ts';

/** Withdraws an open invitation; its link stops working. @throws RapportError not_found */
export async function revokeInvitation(principal: Principal, invitationId: string): Promise<void> {
  const open = { _id: invitationId, kind: 'invitation', usedAt: null } as const;
  const link = await LinkModel.findOne(open, { programmeId: 1 }).lean();
  const withdrawn =
    link && managesProgramme(principal, link.programmeId ?? '')
      ? (await LinkModel.deleteOne(open)).deletedCount > 0
      : false;
  if (!withdrawn) throw new RapportError('not_found', { message: 'There is no such invitation.' });
}
