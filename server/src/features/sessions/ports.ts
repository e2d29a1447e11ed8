import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';
import type { AttendanceReport } from '@rapport/shared/sessions/attendance';
import type { SessionEvent } from '@rapport/shared/sessions/sessionState';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { domainEvent } from '../../platform/events.ts';
import type { Principal } from '../../platform/http/principal.ts';

/** A record as frozen; actions are joined when it is read, because they live on. */
export interface FrozenRecord {
  readonly sessionId: string;
  readonly version: number;
  readonly frozenAt: Date;
  readonly agenda: readonly AgendaItem[];
  /** ProseMirror JSON in the notes' schema. */
  readonly notes: Record<string, unknown>;
  readonly attendance: AttendanceReport;
}

/** What sessions offers to features on its right. */
export interface Sessions {
  /** For a person of the pair. @throws RapportError not_found for everybody else */
  view(principal: Principal, sessionId: string): Promise<SessionView>;
  /** The newest version of the record, or undefined while there is none. */
  record(sessionId: string): Promise<FrozenRecord | undefined>;
}

/** A session was booked or an event of its table was applied; `people` are its mentor and its mentee. */
export const sessionChanged = domainEvent<{
  sessionId: string;
  mentorshipId: string;
  people: readonly string[];
  version: number;
  event: SessionEvent | 'booked';
}>('sessions.changed');
