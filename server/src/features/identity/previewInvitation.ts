import type { OutputOf } from '@rapport/shared/core/route';
import type { previewInvitation as previewOperation } from '@rapport/shared/identity/people.api';
import { readInstallation } from './installation.ts';
import { readLink } from './links.ts';
import { readPerson } from './people.ts';

/** What the holder of an invitation link sees before joining; it does not use the link up. */
export async function previewInvitation(
  token: string,
  now: number,
): Promise<OutputOf<typeof previewOperation>> {
  const link = await readLink('invitation', token, now);
  const [inviter, { organisation }] = await Promise.all([readPerson(link.createdBy), readInstallation()]);
  return {
    organisation: organisation ?? '',
    label: link.label,
    invitedBy: inviter?.name ?? '',
    expiresAt: link.expiresAt.toISOString(),
  };
}
