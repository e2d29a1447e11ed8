import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import type { acceptInvitation as acceptOperation, InvitedRole } from '@rapport/shared/identity/identity.api';
import { type LinkRecord, ProgrammeModel } from './identity.models.ts';
import { claimLink, releaseLink } from './links.ts';
import type { SignIns } from './signIns.ts';

/** Joins by an invitation: claims the link, makes the person, gives the role. Answers the new person's id. */
export async function acceptInvitation(
  signIns: SignIns,
  { token, ...person }: ParsedOf<typeof acceptOperation>['body'],
  now: number,
): Promise<string> {
  const link = await claimLink('invitation', token, now);
  try {
    const personId = await signIns.createPerson({ ...person, admin: link.role === 'admin', sample: false });
    await grantRole(link.role, link, personId);
    return personId;
  } catch (error) {
    // The address was taken, or the database left: the link must still work for the next try.
    await releaseLink(link).catch(() => undefined);
    throw error;
  }
}

async function grantRole(role: InvitedRole, link: LinkRecord, personId: string): Promise<void> {
  if (role !== 'manager') return;
  const changed = await ProgrammeModel.updateOne(
    { _id: link.programmeId },
    { $addToSet: { managerIds: personId } },
  );
  if (changed.matchedCount === 0) throw new RapportError('link_expired');
}
