import type { OutputOf, ParsedOf } from '@rapport/shared/core/route';
import type { listInvitations as listOperation } from '@rapport/shared/identity/people.api';
import { type Keyset, pageOf } from '../../platform/db/keyset.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { LinkModel, type LinkRecord } from './identity.models.ts';
import { presentInvitation } from './identity.present.ts';
import { openLinks } from './links.ts';
import { programmesById } from './programmes.ts';

const newestFirst = { createdAt: -1, _id: -1 } as const satisfies Keyset;

/** Invitations that are still open: all for an admin, those of the managed programmes for a manager. */
export async function listInvitations(
  principal: Principal,
  page: ParsedOf<typeof listOperation>['query'],
  now: number,
): Promise<OutputOf<typeof listOperation>> {
  const within = principal.admin ? {} : { programmeId: { $in: [...principal.manages] } };
  const { rows, nextCursor } = await pageOf(
    (condition) => LinkModel.find(condition).lean<LinkRecord[]>(),
    [{ ...openLinks('invitation', now), ...within }],
    newestFirst,
    page,
  );
  const programmes = await programmesById(rows.map(({ programmeId }) => programmeId ?? ''));
  return {
    items: rows.flatMap((link) => {
      const programme = programmes.get(link.programmeId ?? '');
      return programme ? [presentInvitation(link, programme)] : [];
    }),
    nextCursor,
  };
}
