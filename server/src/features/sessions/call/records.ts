import { isDeepStrictEqual } from 'node:util';
import { sessionDocument } from '@rapport/shared/collab/documentName';
import { RapportError } from '@rapport/shared/core/errors';
import {
  type AttendanceReport,
  rebuildAttendance,
  reportedAttendance,
  total,
  wholeMinutes,
} from '@rapport/shared/sessions/attendance';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { minute } from '@rapport/shared/sessions/sessionState';
import { isDuplicate } from '../../../platform/db/database.ts';
import { orUnfinished } from '../../../platform/workshop.ts';
import type { Collab } from '../../collab/index.ts';
import type { SessionDocuments } from '../documents.ts';
import type { GuestStore } from '../guests/guestStore.ts';
import type { FrozenRecord } from '../ports.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import type { Presences } from './presences.ts';
import { emptyProjection } from './projection.ts';
import { SessionRecordModel, type SessionRecordRow } from './record.model.ts';

interface Ports {
  readonly store: SessionStore;
  readonly collab: Pick<Collab, 'read'>;
  readonly documents: SessionDocuments;
  readonly presences: Presences;
  readonly guests: Pick<GuestStore, 'seenIn'>;
}

/** Times a freeze begins again because the session has changed, or another one wrote the same version first. */
const attempts = 3;

/**
 * Records: projections of documents and observations, made again at any time. Freezing may die after any of its
 * writes; repeated, it finds what is there and does the rest.
 */
export class Records {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** The newest version. */
  async find(sessionId: string): Promise<FrozenRecord | undefined> {
    const row = await this.#newest(sessionId);
    if (!row) return undefined;
    const { version, frozenAt, agenda, notes, attendance, reports = [], guests = [] } = row;
    const byPerson = new Map(attendance.people.map(({ personId, intervals }) => [personId, intervals]));
    return {
      sessionId,
      version,
      frozenAt,
      agenda,
      notes,
      attendance: { byPerson, together: attendance.together },
      reports,
      guests,
    };
  }

  /**
   * Makes the record of a session that is over, or a new version of it when what it is made of has changed.
   * @returns undefined when the session is not over
   */
  async freeze(sessionId: string, now: number): Promise<Session | undefined> {
    const { store } = this.#ports;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const session = await store.find(sessionId);
      if (!session?.endedAt || (session.state !== 'ended' && session.state !== 'recorded')) return undefined;
      const written = await this.#write(session, session.endedAt.getTime(), now);
      if (!written) continue;
      const { row, isNew } = written;
      const minutesTogether = wholeMinutes(row.attendance.together);
      const isTold = session.state === 'recorded' && session.minutesTogether === minutesTogether;
      if (isTold && !isNew) return session;
      // Only as it was read: what somebody has corrected meanwhile would be undone.
      const frozen = await store.applyEvent(
        sessionId,
        'frozen',
        'sweep',
        { minutesTogether },
        session.version,
      );
      if (frozen) return frozen;
    }
    throw new RapportError('conflict', { message: 'This session is changing too fast.' });
  }

  /** Of the document that the newest version was made from; undefined while there is none. */
  async revision(sessionId: string): Promise<number | undefined> {
    return (await this.#newest(sessionId))?.revision;
  }

  /** Undefined when another one has written the same version first. */
  async #write(
    session: Session,
    endedAt: number,
    now: number,
  ): Promise<{ row: SessionRecordRow; isNew: boolean } | undefined> {
    const { collab, documents, presences, guests } = this.#ports;
    const newest = await this.#newest(session.id);
    const stored = await collab.read(sessionDocument(session.id));
    // One that would take for ever is left out: nobody can keep a session from having its record.
    const { agenda, notes } = stored
      ? await orUnfinished(
          documents.do('project', stored.state, lastMinute(session, endedAt)),
          emptyProjection,
        )
      : emptyProjection;
    const pair = [session.mentorId, session.menteeId];
    const reports = session.reports.map(({ at, ...report }) => ({ ...report, at: at.getTime() }));
    const attendance = toRow(
      hasCall(session.kind)
        ? rebuildAttendance(await presences.ofCall(session.id), pair, endedAt)
        : reportedAttendance(reports),
    );
    const row: SessionRecordRow = {
      sessionId: session.id,
      version: (newest?.version ?? 0) + 1,
      revision: stored?.revision ?? 0,
      frozenAt: new Date(now),
      agenda: [...agenda],
      notes,
      attendance,
      reports,
      guests: await guests.seenIn(session.id),
    };
    if (newest && saysTheSame(newest, row)) {
      const { revision } = row;
      await SessionRecordModel.updateOne(
        { sessionId: session.id, version: newest.version },
        { $set: { revision } },
      );
      return { row: newest, isNew: false };
    }
    try {
      await SessionRecordModel.create([row]);
      return { row, isNew: true };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return undefined;
    }
  }

  #newest(sessionId: string): Promise<SessionRecordRow | null> {
    return SessionRecordModel.findOne({ sessionId }).sort({ version: -1 }).lean<SessionRecordRow>().exec();
  }
}

/** When a timer that still runs has stopped: people say only later how long they met. */
function lastMinute({ kind, startsAt, reports }: Session, endedAt: number): number {
  const told = reports.at(-1);
  return hasCall(kind) || !told ? endedAt : Math.min(endedAt, startsAt.getTime() + told.minutes * minute);
}

function toRow({ byPerson, together }: AttendanceReport): SessionRecordRow['attendance'] {
  return {
    together,
    people: [...byPerson].map(([personId, intervals]) => ({ personId, intervals: [...intervals] })),
  };
}

/** A second more or less of attendance, or an edit that was undone, is no other record. */
function saysTheSame(a: SessionRecordRow, b: SessionRecordRow): boolean {
  return isDeepStrictEqual(content(a), content(b));
}

function content({ agenda, notes, attendance, reports = [], guests = [] }: SessionRecordRow) {
  const people = attendance.people.map(({ personId, intervals }) => [
    personId,
    wholeMinutes(total(intervals)),
  ]);
  // Through JSON, because the database gives back neither undefined fields nor prototypes.
  return JSON.parse(
    JSON.stringify({ agenda, notes, together: wholeMinutes(attendance.together), people, reports, guests }),
  ) as unknown;
}
