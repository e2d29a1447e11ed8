import { Types } from 'mongoose';
import { behind, type Slice, sliceOf } from '../../platform/db/keyset.ts';
import { lookUp } from '../../platform/db/lookUp.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { MentorshipModel, type MentorshipRow, toMentorship } from './mentorship.model.ts';
import type { Mentorship } from './ports.ts';

export const findMentorship = lookUp(findMentorships);

async function findMentorships(ids: readonly string[]): Promise<ReadonlyMap<string, Mentorship>> {
  const known = [...new Set(ids)].filter((id) => Types.ObjectId.isValid(id));
  const rows = await MentorshipModel.find({ _id: { $in: known } }).lean<MentorshipRow[]>();
  return new Map(rows.map((row) => [row._id.toHexString(), toMentorship(row)]));
}

export async function mentorshipsOf(personId: string): Promise<Mentorship[]> {
  const rows = await MentorshipModel.find({ $or: [{ mentorId: personId }, { menteeId: personId }] })
    .sort({ state: 1, since: -1, _id: -1 })
    .lean<MentorshipRow[]>();
  return rows.map(toMentorship);
}

/** Pairs that ended after that time, as the database hands them over. */
export async function* mentorshipsEndedAfter(time: Date): AsyncGenerator<Mentorship, void> {
  const ended = MentorshipModel.find({ state: 'ended', endedAt: { $gt: time } });
  for await (const row of ended.lean<MentorshipRow>().cursor({ batchSize: 100 })) yield toMentorship(row);
}

/** `active` sorts before `ended`. */
const activeFirst = { state: 1, since: -1, _id: -1 } as const;

/** Pairs that the policy lets this person see, as a condition of the database: keep it beside `standingOf`. */
export async function pageOfMentorships(
  who: Principal,
  page: { cursor?: string | undefined; limit: number },
): Promise<Slice<MentorshipRow>> {
  const visible = who.admin
    ? {}
    : {
        $or: [
          { mentorId: who.personId },
          { menteeId: who.personId },
          { programmeId: { $in: [...who.manages] } },
        ],
      };
  const rows = await MentorshipModel.find({ $and: [visible, behind(page.cursor, activeFirst)] })
    .sort(activeFirst)
    .limit(page.limit + 1)
    .lean<MentorshipRow[]>();
  return sliceOf(rows, page.limit, activeFirst);
}
