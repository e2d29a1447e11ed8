import { RapportError } from '@rapport/shared/core/errors';
import { mostItems, type RecordView } from '@rapport/shared/review/review.api';
import { mostListedGuests } from '@rapport/shared/sessions/guestLimits';
import type { Principal } from '../../platform/http/principal.ts';
import type { Mentorships } from '../mentorships/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { presentAttendance } from './presentAttendance.ts';

interface Ports {
  readonly mentorships: Mentorships;
  readonly sessions: Sessions;
}

/** What remains of a session: agenda and notes as frozen, actions as they stand now. */
export async function readRecord(
  { mentorships, sessions }: Ports,
  who: Principal,
  sessionId: string,
): Promise<RecordView> {
  const session = await sessions.view(who, sessionId);
  const record = await sessions.record(sessionId);
  if (!record) throw new RapportError('not_found', { message: 'This session has no record yet.' });
  const { agreed, reviewed } = await mentorships.actionsOfSession(sessionId);
  return {
    session,
    version: record.version,
    frozenAt: record.frozenAt.toISOString(),
    agenda: record.agenda.slice(0, mostItems),
    notes: record.notes,
    attendance: presentAttendance(
      record.attendance,
      session.minutes,
      [session.mentor.id, session.mentee.id],
      record.reports,
    ),
    guests: record.guests.slice(0, mostListedGuests),
    actions: [...agreed],
    reviewed: [...reviewed],
  };
}
