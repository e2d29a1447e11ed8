import { marginDocument, sessionDocument } from '@rapport/shared/collab/documentName';
import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import { fitToLength, likeliestFirst } from '@rapport/shared/sessions/agendaTemplates';
import { placeOf } from '@rapport/shared/sessions/sessionKind';
import { minute } from '@rapport/shared/sessions/sessionState';
import type { bookSession as bookOperation } from '@rapport/shared/sessions/sessions.api';
import { wallTimeAt } from '@rapport/shared/sessions/wallTime';
import type { ClientSession } from 'mongoose';
import { isDuplicate } from '../../platform/db/database.ts';
import type { Principal } from '../../platform/http/principal.ts';
import type { Collab } from '../collab/index.ts';
import type { Identity } from '../identity/index.ts';
import { loadPair, requireActive } from '../mentorships/index.ts';
import { firstContent } from './firstContent.ts';
import { bookingHours, requireFree } from './personHours.ts';
import { isTakenByPair, plannedStart, timeTaken } from './plannedStart.ts';
import { holding, type NewSession, type Session, type SessionStore } from './sessionStore.ts';
import { mayBook } from './sessions.policy.ts';

/** How long a session is that nobody has planned. */
const unplannedMinutes = 30;

export interface BookingPorts {
  readonly store: SessionStore;
  readonly collab: Collab;
  readonly identity: Pick<Identity, 'agendaTemplates' | 'people'>;
}

type What = Pick<Session, 'title' | 'templateId' | 'kind' | 'place' | 'zone' | 'minutes'>;

/** Sessions of one series; `date` is each one's day by the rule. */
export interface SeriesBooking extends What {
  readonly seriesId: string;
  readonly occurrences: readonly (Pick<Session, 'startsAt' | 'wall'> & { readonly date: string })[];
}

export type Booking = ParsedOf<typeof bookOperation>['body'];

/**
 * Books a session and writes its document, or neither. The same booking again, by the same person, answers the
 * session that is there: a request whose answer was lost may be repeated.
 */
export async function bookSession(
  { store, collab, identity }: BookingPorts,
  who: Principal,
  mentorshipId: string,
  { date, time, ...what }: Booking,
  now: number,
): Promise<Session> {
  const { booking: common, content } = await prepare(identity, who, mentorshipId, what, now);
  const startsAt = plannedStart({ date, time, zone: what.zone }, now);
  const booking = { ...common, startsAt, wall: { date, time } };
  try {
    const session = await createWithDocument(store, collab, booking, content);
    await store.publish(session, 'booked');
    return session;
  } catch (error) {
    if (!isDuplicate(error) && !isTakenByPair(error)) throw error;
    const there = await store.first({ states: ['scheduled'], mentorshipId, startsAt });
    if (there && isSameBooking(there, booking)) return there;
    throw timeTaken(error);
  }
}

/** A session that begins now, as nobody has planned it. @throws RapportError conflict when the pair has another one now */
export async function bookNow(
  { store, collab, identity }: BookingPorts,
  who: Principal,
  mentorshipId: string,
  now: number,
): Promise<Session> {
  const [pair, people] = await Promise.all([
    loadPair(who, mentorshipId, mayBook),
    identity.people([who.personId]),
  ]);
  const zone = people.get(who.personId)?.zone ?? 'UTC';
  const [template] = likeliestFirst(await identity.agendaTemplates(pair.programmeId), true);
  const what = {
    ...{ title: 'Unplanned call', templateId: template?.id ?? '', zone, minutes: unplannedMinutes },
    ...{ kind: 'video' as const, place: '' },
  };
  const { booking, content } = await prepare(identity, who, mentorshipId, what, now);
  const startsAt = new Date(Math.floor(now / minute) * minute);
  const { date, time } = wallTimeAt(startsAt.getTime(), zone);
  const session = await createWithDocument(
    store,
    collab,
    { ...booking, startsAt, wall: { date, time } },
    content,
  ).catch((error: unknown) => {
    throw isDuplicate(error) ? timeTaken(error) : error;
  });
  await store.publish(session, 'booked');
  return session;
}

/**
 * Books all of them, or none.
 * @param alongside what else is written in the same transaction; a refusal of a unique index there is thrown as it is
 * @throws RapportError conflict when one of the two has another session at one of the times
 */
export async function bookOccurrences(
  { store, collab, identity }: BookingPorts,
  who: Principal,
  mentorshipId: string,
  { seriesId, occurrences, ...what }: SeriesBooking,
  now: number,
  alongside: (transaction: ClientSession) => Promise<unknown>,
): Promise<Session[]> {
  const { booking, content } = await prepare(identity, who, mentorshipId, what, now);
  const sessions = await bookingHours(booking, async (transaction) => {
    await alongside(transaction);
    const times = occurrences.map(({ startsAt }) => ({ startsAt, minutes: what.minutes }));
    await requireFree(booking, times, transaction);
    const made: Session[] = [];
    for (const { startsAt, wall, date } of occurrences) {
      const occurrence = { ...booking, startsAt, wall, series: { id: seriesId, date } };
      made.push(
        await createIn(transaction, store, collab, occurrence, content).catch((error: unknown) => {
          throw isDuplicate(error) ? timeTaken(error) : error;
        }),
      );
    }
    return made;
  });
  for (const session of sessions) await store.publish(session, 'booked');
  return sessions;
}

/** What a session is of, whenever it is. @throws RapportError when this person may not book, or there is no template */
export async function prepare(
  identity: BookingPorts['identity'],
  who: Principal,
  mentorshipId: string,
  { title, templateId, kind, place, zone, minutes }: What,
  now: number,
): Promise<{ booking: Omit<NewSession, 'startsAt' | 'wall'>; content: Uint8Array }> {
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
  const { programmeId, mentorId, menteeId } = pair;
  const booking = {
    ...{ mentorshipId, programmeId, mentorId, menteeId, title, minutes, zone, templateId, kind },
    place: placeOf(kind, place),
    state: 'scheduled' as const,
    createdBy: who.personId,
    createdAt: new Date(now),
  };
  return { booking, content: firstContent(fitToLength(template.items, minutes)) };
}

/**
 * A session with its document and each person's margin, in a transaction of its own.
 * @throws RapportError conflict when it is planned and one of the two has another session at that time
 */
export function createWithDocument(
  store: SessionStore,
  collab: Pick<Collab, 'create'>,
  booking: NewSession,
  content: Uint8Array,
): Promise<Session> {
  return bookingHours(booking, async (transaction) => {
    if (holding.has(booking.state)) await requireFree(booking, [booking], transaction);
    return createIn(transaction, store, collab, booking, content);
  });
}

/** A session with its document and margins, in a transaction: none of them is ever there without the others. */
export async function createIn(
  transaction: ClientSession,
  store: SessionStore,
  collab: Pick<Collab, 'create'>,
  booking: NewSession,
  content: Uint8Array,
): Promise<Session> {
  const session = await store.insert(booking, transaction);
  await collab.create(sessionDocument(session.id), content, transaction);
  for (const personId of [session.mentorId, session.menteeId]) {
    await collab.create(marginDocument(session.id, personId), firstContent([]), transaction);
  }
  return session;
}

export function isSameBooking(session: Session, booking: NewSession): boolean {
  return (['createdBy', 'title', 'minutes', 'zone', 'templateId', 'kind', 'place'] as const).every(
    (field) => session[field] === booking[field],
  );
}
