import { RapportError } from '@rapport/shared/core/errors';
import type { ActionState, ActionView, ReviewVerdict } from '@rapport/shared/mentorships/actions.api';
import { Types } from 'mongoose';
import { ActionCreationModel, ActionModel, type ActionRecord } from './mentorship.models.ts';

/** How many keys of past changes an action remembers: enough for every change that a device may still repeat. */
const rememberedKeys = 50;

export interface NewAction {
  readonly mentorshipId: string;
  readonly what: string;
  readonly ownerId: string;
  readonly due: string | null;
  readonly sessionId: string | null;
  readonly by: string;
  readonly at: Date;
}

export interface ActionChange {
  readonly what?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly due?: string | null | undefined;
  readonly state?: ActionState | undefined;
}

export function presentAction(record: ActionRecord): ActionView {
  return {
    id: record._id.toHexString(),
    mentorshipId: record.mentorshipId,
    what: record.what,
    ownerId: record.ownerId,
    due: record.due ?? null,
    state: record.state,
    sessionId: record.sessionId ?? null,
    createdAt: record.createdAt.toISOString(),
    closedAt: record.closedAt?.toISOString() ?? null,
    reviews: record.reviews.map((review) => ({
      sessionId: review.sessionId ?? '',
      verdict: review.verdict as ReviewVerdict,
      howItWent: review.howItWent ?? '',
      by: review.by ?? '',
      at: (review.at ?? record.createdAt).toISOString(),
    })),
    version: record.version,
  };
}

export async function findAction(actionId: string): Promise<ActionRecord | undefined> {
  return (await ActionModel.findById(actionId).lean()) ?? undefined;
}

/** Adds an action; without a key (sample, tests) always a new one. Repeats of a key answer the first one's action. */
export async function createAction(input: NewAction, key?: string): Promise<ActionRecord> {
  const { by, at, ...fields } = input;
  const id =
    key === undefined ? new Types.ObjectId() : await claimKey(`${input.mentorshipId} ${by} ${key}`, at);
  // The same id for every repeat: whoever comes second finds the row there, also after a crash between the two writes.
  const record = await ActionModel.findOneAndUpdate(
    { _id: id },
    {
      $setOnInsert: {
        ...fields,
        createdBy: by,
        createdAt: at,
        closedAt: null,
        reviews: [],
        history: [],
        keys: [],
        state: 'open',
        version: 1,
      },
    },
    { upsert: true, returnDocument: 'after' },
  ).lean();
  if (!record) throw new RapportError('internal');
  return record;
}

async function claimKey(key: string, at: Date): Promise<Types.ObjectId> {
  const claim = await ActionCreationModel.findOneAndUpdate(
    { _id: key },
    { $setOnInsert: { actionId: new Types.ObjectId().toHexString(), at } },
    { upsert: true, returnDocument: 'after' },
  )
    .lean()
    .catch(async (error: unknown) => {
      if ((error as { code?: number }).code !== 11000) throw error;
      return ActionCreationModel.findById(key).lean();
    });
  if (!claim?.actionId) throw new RapportError('conflict', { message: 'Try again.' });
  return new Types.ObjectId(claim.actionId);
}

/** Changes fields, once per key. Each field keeps the last writer's value; what it was before goes to the history. */
export async function changeAction(
  record: ActionRecord,
  change: ActionChange,
  who: { key: string; by: string; at: Date },
): Promise<ActionRecord> {
  const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const before = Object.fromEntries(
    Object.keys(fields).map((name) => [name, record[name as keyof ActionChange] ?? null]),
  );
  const closing = change.state === undefined ? {} : { closedAt: change.state === 'open' ? null : who.at };
  const changed = await ActionModel.findOneAndUpdate(
    { _id: record._id, keys: { $ne: who.key } },
    {
      $set: { ...fields, ...closing },
      $inc: { version: 1 },
      $push: {
        keys: { $each: [who.key], $slice: -rememberedKeys },
        history: { $each: [{ at: who.at, by: who.by, before }], $slice: -200 },
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return changed ?? (await ActionModel.findById(record._id).lean()) ?? record;
}

const stateAfter: Record<ReviewVerdict, ActionState> = {
  done: 'done',
  drop: 'dropped',
  keep: 'open',
  change: 'open',
};

/** Answers an action in a session's review; a second answer in the same session replaces the first. */
export async function reviewAction(
  record: ActionRecord,
  review: { sessionId: string; verdict: ReviewVerdict; howItWent: string; by: string; at: Date },
): Promise<ActionRecord> {
  const state = stateAfter[review.verdict];
  const others = record.reviews.filter(({ sessionId }) => sessionId !== review.sessionId);
  const changed = await ActionModel.findOneAndUpdate(
    { _id: record._id, version: record.version },
    {
      $set: { reviews: [...others, review], state, closedAt: state === 'open' ? null : review.at },
      $inc: { version: 1 },
      $push: {
        history: { $each: [{ at: review.at, by: review.by, before: { state: record.state } }], $slice: -200 },
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (changed) return changed;
  // Somebody changed it in between: answer again on what it is now.
  const now = await ActionModel.findById(record._id).lean();
  if (!now) throw new RapportError('not_found');
  return reviewAction(now, review);
}

/** Sorts open actions by due date, those without one last. */
const never = '9999-12-31';

/** A page of actions: open ones by due date, closed ones newest first. */
export async function pageOfActions(
  where: { mentorshipId: string } | { ownerId: string; mentorshipId: { $in: string[] } },
  query: { state: 'open' | 'closed'; cursor?: string | undefined; limit: number },
): Promise<{ items: ActionView[]; nextCursor: string | null }> {
  const skip = Math.min(10_000, Math.max(0, Number(query.cursor) || 0));
  const open = query.state === 'open';
  const records: ActionRecord[] = await ActionModel.aggregate([
    { $match: { ...where, state: open ? 'open' : { $in: ['done', 'dropped'] } } },
    { $set: { dueOrder: { $ifNull: ['$due', never] } } },
    { $sort: open ? { dueOrder: 1, _id: 1 } : { closedAt: -1, _id: -1 } },
    { $skip: skip },
    { $limit: query.limit + 1 },
  ]);
  return {
    items: records.slice(0, query.limit).map(presentAction),
    nextCursor: records.length > query.limit ? String(skip + query.limit) : null,
  };
}

export async function actionsOfSession(sessionId: string) {
  const [agreed, reviewed] = await Promise.all([
    ActionModel.find({ sessionId }).sort({ _id: 1 }).limit(200).lean(),
    ActionModel.find({ 'reviews.sessionId': sessionId }).sort({ _id: 1 }).limit(200).lean(),
  ]);
  return { agreed: agreed.map(presentAction), reviewed: reviewed.map(presentAction) };
}
