import { RapportError } from '@rapport/shared/core/errors';
import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { type QueryFilter, Types } from 'mongoose';
import type { Principal } from '../../platform/http/principal.ts';
import type { Identity } from '../identity/index.ts';
import { MentorshipModel, type MentorshipRecord } from './mentorship.models.ts';
import { standingOf } from './mentorships.policy.ts';
import type { Mentorship } from './ports.ts';

export function toMentorship(record: MentorshipRecord): Mentorship {
  const { _id, programmeId, mentorId, menteeId, state, since, endedAt } = record;
  return { id: _id.toHexString(), programmeId, mentorId, menteeId, state, since, endedAt: endedAt ?? null };
}

export async function findMentorship(id: string): Promise<Mentorship | undefined> {
  const record = await MentorshipModel.findById(id).lean();
  return record ? toMentorship(record) : undefined;
}

export async function findMentorships(ids: readonly string[]): Promise<ReadonlyMap<string, Mentorship>> {
  const records = await MentorshipModel.find({ _id: { $in: [...new Set(ids)] } }).lean();
  return new Map(records.map((record) => [record._id.toHexString(), toMentorship(record)]));
}

export async function mentorshipsOf(personId: string): Promise<Mentorship[]> {
  const records = await MentorshipModel.find({ $or: [{ mentorId: personId }, { menteeId: personId }] })
    .sort({ since: -1 })
    .lean();
  return records.map(toMentorship);
}

/** Pairs two people. @throws RapportError already_paired */
export async function pair(input: {
  programmeId: string;
  mentorId: string;
  menteeId: string;
  since: Date;
}): Promise<Mentorship> {
  try {
    return toMentorship((await MentorshipModel.create(input)).toObject());
  } catch (error) {
    if ((error as { code?: number }).code === 11000) {
      throw new RapportError('already_paired', { message: 'These two are a pair already.', cause: error });
    }
    throw error;
  }
}

/** The pair, for whoever stands in some relation to it. @throws RapportError not_found for everybody else */
export async function requireMentorship(principal: Principal, id: string) {
  const mentorship = await findMentorship(id);
  const standing = mentorship && standingOf(principal, mentorship);
  if (!mentorship || !standing) throw new RapportError('not_found', { message: 'There is no such pair.' });
  return { mentorship, standing };
}

/** A page of what the viewer belongs to, manages or administers: active first, newest first. */
export async function pageOfMentorships(
  principal: Principal,
  query: { cursor?: string | undefined; limit: number },
) {
  const own = [{ mentorId: principal.personId }, { menteeId: principal.personId }];
  const seen = principal.admin ? {} : { $or: [...own, { programmeId: { $in: [...principal.manages] } }] };
  const after = decodeCursor(query.cursor);
  const records = await MentorshipModel.find({ $and: [seen, after ?? {}] as QueryFilter<MentorshipRecord>[] })
    .sort({ state: 1, _id: -1 })
    .limit(query.limit + 1)
    .lean<MentorshipRecord[]>();
  const shown = records.slice(0, query.limit);
  const last = records.length > query.limit ? shown.at(-1) : undefined;
  return {
    mentorships: shown.map(toMentorship),
    nextCursor: last ? `${last.state}.${last._id.toHexString()}` : null,
  };
}

function decodeCursor(cursor: string | undefined) {
  const [state, id] = cursor?.split('.') ?? [];
  if ((state !== 'active' && state !== 'ended') || !id || !Types.ObjectId.isValid(id)) return undefined;
  return { $or: [{ state: { $gt: state } }, { state, _id: { $lt: new Types.ObjectId(id) } }] };
}

/** Views with names, for one viewer. */
export async function presentMentorships(
  identity: Identity,
  principal: Principal,
  mentorships: readonly Mentorship[],
): Promise<MentorshipView[]> {
  const [people, programmes] = await Promise.all([
    identity.people(mentorships.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId])),
    identity.programmes(mentorships.map(({ programmeId }) => programmeId)),
  ]);
  return mentorships.flatMap((mentorship) => {
    const mentor = people.get(mentorship.mentorId);
    const mentee = people.get(mentorship.menteeId);
    const programme = programmes.get(mentorship.programmeId);
    const viewer = standingOf(principal, mentorship);
    if (!mentor || !mentee || !programme || !viewer) return [];
    const { id, state, since, endedAt } = mentorship;
    return [
      {
        id,
        mentor,
        mentee,
        programme: { ...programme },
        state,
        since: since.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
        viewer,
      },
    ];
  });
}
