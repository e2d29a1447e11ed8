import { marginDocument, sessionDocument } from '@rapport/shared/collab/documentName';
import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import { fitToLength } from '@rapport/shared/sessions/agendaTemplates';
import type { bookSession as bookOperation } from '@rapport/shared/sessions/sessions.api';
import { inTransaction, isDuplicate } from '../../platform/db/database.ts';
import type { Principal } from '../../platform/http/principal.ts';
import type { Collab } from '../collab/index.ts';
import type { Identity } from '../identity/index.ts';
import { loadPair, requireActive } from '../mentorships/index.ts';
import { firstContent } from './firstContent.ts';
import { plannedStart, timeTaken } from './plannedStart.ts';
import type { NewSession, Session, SessionStore } from './sessionStore.ts';
import { mayBook } from './sessions.policy.ts';

interface Ports {
  readonly store: SessionStore;
  readonly collab: Collab;
  readonly identity: Pick<Identity, 'agendaTemplates'>;
}

type Booking = ParsedOf<typeof bookOperation>['body'];

/**
 * Books a session and writes its document, or neither. The same booking again, by the same person, answers the
 * session that is there: a request whose answer was lost may be repeated.
 */
export async function bookSession(
  { store, collab, identity }: Ports,
  who: Principal,
  mentorshipId: string,
  { title, templateId, date, time, zone, minutes }: Booking,
  now: number,
): Promise<Session> {
  const pair = await loadPair(who, mentorshipId, mayBook);
  requireActive(pair);
  const templates = await identity.agendaTemplates(pair.programmeId);
  const template = templates.find(({ id }) => id === templateId);
  if (!template) {
    throw new RapportError('invalid_input', {
      message: 'There is no such agenda template.',
      fields: { templateId: 'invalid' },
    });
  }
  const startsAt = plannedStart({ date, time, zone }, now);
  const { programmeId, mentorId, menteeId } = pair;
  const booking: NewSession = {
    ...{ mentorshipId, programmeId, mentorId, menteeId, title, minutes, zone, templateId, startsAt },
    wall: { date, time },
    state: 'scheduled',
    createdBy: who.personId,
    createdAt: new Date(now),
  };
  const content = firstContent(fitToLength(template.items, minutes));
  try {
    const session = await createWithDocument(store, collab, booking, content);
    await store.publish(session, 'booked');
    return session;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const there = await store.first({ states: ['scheduled'], mentorshipId, startsAt });
    if (there && isSameBooking(there, booking)) return there;
    throw timeTaken(error);
  }
}

/** A session, its document and each person's margin in one transaction: none is ever there without the others. */
export function createWithDocument(
  store: SessionStore,
  collab: Pick<Collab, 'create'>,
  booking: NewSession,
  content: Uint8Array,
): Promise<Session> {
  return inTransaction(async (transaction) => {
    const session = await store.insert(booking, transaction);
    await collab.create(sessionDocument(session.id), content, transaction);
    for (const personId of [session.mentorId, session.menteeId]) {
      await collab.create(marginDocument(session.id, personId), firstContent([]), transaction);
    }
    return session;
  });
}

function isSameBooking(session: Session, booking: NewSession): boolean {
  return (['createdBy', 'title', 'minutes', 'zone', 'templateId'] as const).every(
    (field) => session[field] === booking[field],
  );
}
