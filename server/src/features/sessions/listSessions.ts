import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import { dayBounds } from '@rapport/shared/sessions/localTime';
import type { listSessions as listOperation } from '@rapport/shared/sessions/sessions.api';
import type { Slice } from '../../platform/db/keyset.ts';
import type { SessionRow } from './session.model.ts';
import { pageOfComing, pageOfPast } from './sessionQueries.ts';

/** @param zone the viewer's: the days of `from` and `to` are days there, both included */
export function listSessions(
  mentorshipId: string,
  { when, title, from, to, ...page }: ParsedOf<typeof listOperation>['query'],
  zone: string,
): Promise<Slice<SessionRow>> {
  if (from !== undefined && to !== undefined && to < from) {
    throw new RapportError('invalid_input', {
      message: 'The last day comes before the first.',
      fields: { to: 'invalid' },
    });
  }
  if (when === 'coming') return pageOfComing([mentorshipId], page);
  return pageOfPast(
    mentorshipId,
    {
      title,
      from: from === undefined ? undefined : dayBounds(from, zone).from,
      before: to === undefined ? undefined : dayBounds(to, zone).before,
    },
    page,
  );
}
