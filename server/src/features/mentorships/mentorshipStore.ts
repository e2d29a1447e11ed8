import type { ParsedOf } from '@rapport/shared/core/route';
import type { listMentorships } from '@rapport/shared/mentorships/mentorships.api';
import { Types } from 'mongoose';
import { type Condition, pageOf, type Slice } from '../../platform/db/keyset.ts';
import { lookUp } from '../../platform/db/lookUp.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { MentorshipModel, type MentorshipRow, toMentorship } from './mentorship.model.ts';
import { isOfPair, otherThan, standingOf } from './mentorships.policy.ts';
import type { Mentorship } from './ports.ts';

export const findMentorship = lookUp(findMentorships);

async function findMentorships(ids: readonly string[]): Promise<ReadonlyMap<string, Mentorship>> {
  const known = [...new Set(ids)].filter((id) => Types.ObjectId.isValid(id));
  const rows = await MentorshipModel.find({ _id: { $in: known } }).lean<MentorshipRow[]>();
  return new Map(rows.map((row) => [row._id.toHexString(), toMentorship(row)]));
}

/** Of pairs that the person is mentor or mentee of. */
export async function activePairsOf(personId: string): Promise<string[]> {
  return (await activeRowsOf(personId)).map(({ _id }) => _id.toHexString());
}

/** The other ones of the pairs that the person is mentor or mentee of. */
export async function partnersOf(personId: string): Promise<string[]> {
  return [...new Set((await activeRowsOf(personId)).map((row) => otherThan(personId, row)))];
}

async function activeRowsOf(
  personId: string,
): Promise<Pick<MentorshipRow, '_id' | 'mentorId' | 'menteeId'>[]> {
  const state = 'active';
  const fields = { mentorId: 1, menteeId: 1 };
  // Nobody is both in one pair. Two questions, each with an index of its own, instead of one `$or`.
  const found = await Promise.all([
    MentorshipModel.find({ mentorId: personId, state }, fields).lean<MentorshipRow[]>(),
    MentorshipModel.find({ menteeId: personId, state }, fields).lean<MentorshipRow[]>(),
  ]);
  return found.flat();
}

/** Pairs that ended after that time, as the database hands them over. */
export async function* mentorshipsEndedAfter(time: Date): AsyncGenerator<Mentorship, void> {
  const ended = MentorshipModel.find({ state: 'ended', endedAt: { $gt: time } });
  for await (const row of ended.lean<MentorshipRow>().cursor({ batchSize: 100 })) yield toMentorship(row);
}

/** `active` sorts before `ended`. */
const activeFirst = { state: 1, since: -1, _id: -1 } as const;

/** How far back (ms) the newest of all pairs are looked for, until there are enough. */
const reaches = [7, 21, 63, 189].map((days) => days * 24 * 60 * 60_000);

interface PageOfPairs {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly which: ParsedOf<typeof listMentorships>['query']['which'];
}

/** Pairs that the policy lets this person see, as conditions of the database: keep them beside `standingOf`. */
export async function pageOfMentorships(
  who: Principal,
  { which, ...page }: PageOfPairs,
): Promise<Slice<MentorshipRow>> {
  const own = [{ mentorId: who.personId }, { menteeId: who.personId }];
  if (which === 'own') return pageOf(rowsThat, own, activeFirst, page);
  const slice = await pageOfVisible(who, which === 'all' ? own : [], page);
  // A page may have fewer for it: its cursor says whether there are more.
  return which === 'all'
    ? slice
    : { ...slice, rows: slice.rows.filter((row) => !isOfPair(standingOf(who, row))) };
}

async function pageOfVisible(
  who: Principal,
  own: readonly Condition[],
  page: Omit<PageOfPairs, 'which'>,
): Promise<Slice<MentorshipRow>> {
  if (who.admin && page.cursor === undefined) {
    return pageOf(rowsThat, [{}], activeFirst, page, stepsBack());
  }
  const managed = who.manages.length > 0 ? [{ programmeId: { $in: [...who.manages] } }] : [];
  const visible = who.admin ? [{}] : [...own, ...managed];
  return visible.length === 0 ? { rows: [], nextCursor: null } : pageOf(rowsThat, visible, activeFirst, page);
}

/** All pairs in their order, in steps back in time: the embedded engine reads all that it might sort. */
function stepsBack(): Condition[] {
  const now = Date.now();
  const times = reaches.map((reach) => new Date(now - reach));
  const steps = [...times, undefined].map((after, step) => {
    const before = times[step - 1];
    return { state: 'active', since: { ...(after && { $gt: after }), ...(before && { $lte: before }) } };
  });
  return [...steps, { state: 'ended' }];
}

const rowsThat = (condition: Condition) => MentorshipModel.find(condition).lean<MentorshipRow[]>();
