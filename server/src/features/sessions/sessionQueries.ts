import { searchTokens } from '@rapport/shared/sessions/searchTokens';
import type { SessionKind } from '@rapport/shared/sessions/sessionKind';
import { minute, type SessionState } from '@rapport/shared/sessions/sessionState';
import { Types } from 'mongoose';
import { behind, type Keyset, type Slice, sliceOf } from '../../platform/db/keyset.ts';
import type { TakenTime } from './ports.ts';
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

/** Proposed, coming and running sessions of some pairs. */
export function pageOfComing(mentorshipIds: readonly string[], page: Page): Promise<Slice<SessionRow>> {
  return pageOf({ mentorshipId: { $in: [...mentorshipIds] }, state: { $in: coming } }, soonestFirst, page);
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
    titleTokens: { $elemMatch: { $gte: word, $lt: `${word}\uffff` } },
  }));
  const which = { mentorshipId, state: { $in: past }, ...(Object.keys(startsAt).length > 0 && { startsAt }) };
  return pageOf({ $and: [which, ...words] }, newestFirst, page);
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

export async function sessionsOfPerson(
  personId: string,
  { from, cancelledAfter, most }: PersonalQuery,
): Promise<Session[]> {
  const found = await Promise.all(
    // Two questions, each with an index of its own, as for `takenTimes`.
    (['mentorId', 'menteeId'] as const).map((role) =>
      SessionModel.find({
        [role]: personId,
        startsAt: { $gte: from },
        $or: [{ state: { $nin: ['cancelled', 'declined'] } }, { 'changes.at': { $gt: cancelledAfter } }],
      })
        .sort({ startsAt: 1 })
        .limit(most)
        .lean<SessionRow[]>(),
    ),
  );
  const rows = found.flat().sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return rows.slice(0, most).map(toSession);
}

/** The longest session there can be (ms): one that begins so long before a time may still reach into it. */
const longest = 240 * minute;

/** Sessions of these people that are planned or running within [from, before). */
export async function takenTimes(
  personIds: readonly string[],
  from: Date,
  before: Date,
): Promise<TakenTime[]> {
  const within = {
    state: { $in: taking },
    startsAt: { $gt: new Date(from.getTime() - longest), $lt: before },
  };
  const people = { $in: [...personIds] };
  const fields = { mentorshipId: 1, mentorId: 1, menteeId: 1, startsAt: 1, minutes: 1 };
  // Two questions, each with an index of its own, instead of one `$or`.
  const found = await Promise.all([
    SessionModel.find({ ...within, mentorId: people }, fields).lean<SessionRow[]>(),
    SessionModel.find({ ...within, menteeId: people }, fields).lean<SessionRow[]>(),
  ]);
  const rows = new Map(found.flat().map((row) => [row._id.toHexString(), row]));
  const times = [...rows].map(([sessionId, { _id, ...row }]) => ({ sessionId, ...row }));
  return times.filter(({ startsAt, minutes }) => startsAt.getTime() + minutes * minute > from.getTime());
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

async function pageOf(
  which: Record<string, unknown>,
  sort: Keyset,
  { cursor, limit }: Page,
): Promise<Slice<SessionRow>> {
  const rows = await SessionModel.find({ $and: [which, behind(cursor, sort)] })
    .sort(sort)
    .limit(limit + 1)
    .lean<SessionRow[]>();
  return sliceOf(rows, limit, sort);
}
