import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import type { createInvitation as createOperation } from '@rapport/shared/identity/people.api';
import type { Principal } from '../../platform/http/principal.ts';
import type { LinkRecord } from './identity.models.ts';
import { managesProgramme, mayInviteAs } from './identity.policy.ts';
import { makeLink } from './links.ts';
import type { Programme } from './ports.ts';
import { programmesById } from './programmes.ts';

/** Makes a link by which one person joins. @throws RapportError not_found, forbidden */
export async function createInvitation(
  principal: Principal,
  { label, role, programmeId }: ParsedOf<typeof createOperation>['body'],
  now: number,
): Promise<{ token: string; record: LinkRecord; programme: Programme }> {
  const programme = (await programmesById([programmeId])).get(programmeId);
  if (!programme || !managesProgramme(principal, programmeId)) {
    throw new RapportError('not_found', { message: 'There is no such programme.' });
  }
  if (!mayInviteAs(principal, role)) {
    throw new RapportError('forbidden', { message: 'Only an admin invites managers and admins.' });
  }
  const createdBy = principal.personId;
  return { ...(await makeLink({ kind: 'invitation', label, role, programmeId, createdBy }, now)), programme };
}
