import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import type { Standing } from '@rapport/shared/mentorships/mentorships.api';
import { dayBounds } from '@rapport/shared/sessions/localTime';
import { searchTokens } from '@rapport/shared/sessions/searchTokens';
import type { listSessions as listOperation } from '@rapport/shared/sessions/sessions.api';
import type { Slice } from '../../platform/db/keyset.ts';
import type { SessionRow } from './session.model.ts';
import { pageOfComing, pageOfPast } from './sessionQueries.ts';
import { mayReadTitles } from './sessions.policy.ts';

interface Viewer {
  /** The days of `from` and `to` are days there, both included. */
  readonly zone: string;
  readonly standing: Standing | undefined;
}

/** A pair's sessions. To who does not see titles they are all empty, so that no word finds one. */
export async function listSessions(
  mentorshipId: string,
  { when, title, from, to, ...page }: ParsedOf<typeof listOperation>['query'],
  { zone, standing }: Viewer,
): Promise<Slice<SessionRow>> {
  if (from !== undefined && to !== undefined && to < from) {
    throw new RapportError('invalid_input', {
      message: 'The last day comes before the first.',
      fields: { to: 'invalid' },
    });
  }
  if (when === 'coming') return pageOfComing(mentorshipId, page);
  if (!mayReadTitles(standing) && searchTokens(title ?? '').length > 0) return { rows: [], nextCursor: null };
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
