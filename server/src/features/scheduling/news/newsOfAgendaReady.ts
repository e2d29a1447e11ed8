import { RapportError } from '@rapport/shared/core/errors';
import type { Principal } from '../../../platform/http/principal.ts';
import { standingOf } from '../../mentorships/index.ts';
import type { Sessions } from '../../sessions/index.ts';
import type { News } from '../ports.ts';

/** What the mentor is told when the mentee has prepared the agenda; nothing once the session has begun. @throws RapportError not_found */
export async function newsOfAgendaReady(
  sessions: Pick<Sessions, 'find'>,
  who: Principal,
  sessionId: string,
): Promise<News[]> {
  const session = await sessions.find(sessionId);
  if (!session || standingOf(who, session) !== 'mentee') {
    throw new RapportError('not_found', { message: 'There is no such session.' });
  }
  if (session.state !== 'scheduled') return [];
  const { mentorId: to, menteeId: by } = session;
  return [{ key: `agenda_ready:${sessionId}`, kind: 'agenda_ready', to, by, sessions: [session] }];
}
