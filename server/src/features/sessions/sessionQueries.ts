import { searchTokens } from '@rapport/shared/sessions/searchTokens';
import type { SessionKind } from '@rapport/shared/sessions/sessionKind';
import type { SessionState } from '@rapport/shared/sessions/sessionState';
import { Types } from 'mongoose';
import { type Condition, type Keyset, pageOf, type Slice } from '../../platform/db/keyset.ts';
import { SessionModel, type SessionRow } from './session.model.ts';
import { type Session, toSession } from './sessionStore.ts';

/** In these a session has its time. */
const taking: SessionState[] = ['scheduled', 'live'];
const coming: SessionState[] = ['proposed', ...taking];
const past: SessionState[] = ['ended', 'recorded', 'declined', 'cancelled', 'missed'];
/** Sessions that took place: what was agreed in them is reviewed in the next. */
const held: SessionState[] = ['live', 'ended', 'recorded'];
const planned: SessionState[] = ['scheduled', ...held];

const soonestFirst = { startsAt: 1, _id: 1 } as const;
const newestFirst = { startsAt: -1, _id: -1 } as const;

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Proposed, coming and running sessions of a pair. */
export function pageOfComing(mentorshipId: string, page: Page): Promise<Slice<SessionRow>> {
  return sessionsThat([{ mentorshipId, state: { $in: coming } }], soonestFirst, page);
}

/** A person's proposed, coming and running sessions over all pairs. */
export function pageOfOwnComing(personId: string, page: Page): Promise<Slice<SessionRow>> {
  return sessionsThat([{ personIds: personId, state: { $in: coming } }], soonestFirst, page);
}

export interface PastFilter {
  /** Words of which each begins a word of the title. */
  readonly title?: string | undefined;
  /** Start within [from, before) (ms). */
  readonly from?: number | undefined;
  readonly before?: number | undefined;
}

export function pageOfPast(
  mentorshipId: string,
  { title = '', from, before }: PastFilter,
  page: Page,
): Promise<Slice<SessionRow>> {
  const startsAt = {
    ...(from !== undefined && { $gte: new Date(from) }),
    ...(before !== undefined && { $lt: new Date(before) }),
  };
  const words = searchTokens(title).map((word) => ({
    // U+FFFF sorts after every character that a word can go on with.
    $elemMatch: { $gte: word, $lt: `${word}\uffff` },
  }));
  const which = {
    mentorshipId,
    state: { $in: past },
    ...(Object.keys(startsAt).length > 0 && { startsAt }),
    ...(words.length > 0 && { titleTokens: { $all: words } }),
  };
  return sessionsThat([which], newestFirst, page);
}

/** The pair's session before this one that took place, and the one that comes after it. */
export async function neighboursOf(
  session: Session,
): Promise<{ previous: Session | undefined; next: Session | undefined }> {
  const { mentorshipId, startsAt } = session;
  const others = { mentorshipId, _id: { $ne: new Types.ObjectId(session.id) } };
  const [previous, next] = await Promise.all([
    SessionModel.findOne({ ...others, state: { $in: held }, startsAt: { $lte: startsAt } })
      .sort(newestFirst)
      .lean<SessionRow>(),
    SessionModel.findOne({ ...others, state: { $in: planned }, startsAt: { $gt: startsAt } })
      .sort(soonestFirst)
      .lean<SessionRow>(),
  ]);
  return { previous: previous ? toSession(previous) : undefined, next: next ? toSession(next) : undefined };
}

/** All sessions of a series, in whatever state, earliest first; a series has so many that they can be read at once. */
export async function sessionsOfSeries(seriesId: string): Promise<Session[]> {
  const rows = await SessionModel.find({ 'series.id': seriesId }).lean<SessionRow[]>();
  return rows.map(toSession).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** Which sessions of a person: those that begin from a time on, the first so many. */
export interface PersonalQuery {
  readonly from: Date;
  /** Of cancelled ones only those that have been changed since. */
  readonly cancelledAfter: Date;
  readonly most: number;
}

const gone: ReadonlySet<SessionState> = new Set(['cancelled', 'declined']);

export async function sessionsOfPerson(
  personId: string,
  { from, cancelledAfter, most }: PersonalQuery,
): Promise<Session[]> {
  const found = await SessionModel.find({ personIds: personId, startsAt: { $gte: from } })
    .sort({ startsAt: 1 })
    .limit(2 * most)
    .lean<SessionRow[]>();
  // Here, because some databases would walk through all sessions for such a choice.
  const rows = found.filter(
    ({ state, changes }) => !gone.has(state) || changes.some(({ at }) => at > cancelledAfter),
  );
  return rows.slice(0, most).map(toSession);
}

/** How the pair's last sessions were held that took place, so many at most; the newest first. */
export async function lastKinds(mentorshipId: string, most: number): Promise<SessionKind[]> {
  const took: SessionState[] = ['ended', 'recorded'];
  const rows = await SessionModel.find({ mentorshipId, state: { $in: took } }, { kind: 1 })
    .sort(newestFirst)
    .limit(most)
    .lean<Pick<SessionRow, 'kind'>[]>();
  return rows.map(({ kind = 'video' }) => kind);
}

function sessionsThat(
  conditions: readonly Condition[],
  sort: Keyset,
  page: Page,
): Promise<Slice<SessionRow>> {
  return pageOf((condition) => SessionModel.find(condition).lean<SessionRow[]>(), conditions, sort, page);
}
