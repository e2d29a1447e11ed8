import { RapportError } from '@rapport/shared/core/errors';
import { type ActionView, mostOfSession, mostReviews } from '@rapport/shared/mentorships/actions.api';
import { Types } from 'mongoose';
import { isDuplicate } from '../../platform/db/database.ts';
import { type Condition, pageOf, type Slice } from '../../platform/db/keyset.ts';
import { type ActionFields, ActionModel, type ActionRow, dueOrder } from './action.model.ts';

/** Times that a change is tried again because the other person's came first. */
const attempts = 20;

export type NewAction = Pick<
  ActionFields,
  'mentorshipId' | 'what' | 'ownerId' | 'due' | 'sessionId' | 'createdBy' | 'createdAt'
>;

/** Adds an action; with a key that was used before it answers the action which that made. */
export async function insertAction(
  action: NewAction,
  createKey: string,
): Promise<{ row: ActionRow; isNew: boolean }> {
  try {
    const created = await ActionModel.create({
      ...action,
      createKey,
      dueOrder: dueOrder(action.due),
      state: 'open',
      version: 1,
    });
    return { row: created.toObject<ActionRow>(), isNew: true };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const row = await ActionModel.findOne({ createKey }).lean<ActionRow>();
    if (!row) throw error;
    return { row, isNew: false };
  }
}

export async function findAction(id: string): Promise<ActionRow | undefined> {
  if (!Types.ObjectId.isValid(id)) return undefined;
  return (await ActionModel.findById(id).lean<ActionRow>()) ?? undefined;
}

/**
 * Writes what `change` makes of the action as it stands, and asks it again when somebody else wrote in between:
 * so both changes hold, and of one field the last.
 * @param change undefined when there is nothing to write
 */
export async function updateAction(
  id: string,
  change: (action: ActionRow) => ActionFields | undefined,
): Promise<{ row: ActionRow; isChanged: boolean }> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const row = await findAction(id);
    if (!row) throw new RapportError('not_found', { message: 'There is no such action.' });
    const changed = change(row);
    if (!changed) return { row, isChanged: false };
    const { what, ownerId, due, state, closedAt, reviews, history, changeKeys, version } = changed;
    const fields = {
      ...{ what, ownerId, due, state, closedAt, reviews, history, changeKeys, version },
      dueOrder: dueOrder(due),
    };
    const written = await ActionModel.updateOne({ _id: id, version: row.version }, { $set: fields });
    if (written.modifiedCount > 0) return { row: { ...row, ...fields }, isChanged: true };
  }
  throw new RapportError('conflict', { message: 'This action is changing too fast.' });
}

const byDue = { dueOrder: 1, _id: 1 } as const;
const newestClosed = { closedAt: -1, _id: -1 } as const;

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export function pageOfActions(
  mentorshipId: string,
  { state, ...page }: Page & { state: 'open' | 'closed' },
): Promise<Slice<ActionRow>> {
  return state === 'open'
    ? actionsThat({ mentorshipId, state: 'open' }, byDue, page)
    : actionsThat({ mentorshipId, state: { $in: ['done', 'dropped'] } }, newestClosed, page);
}

export function pageOfOwnedActions(
  ownerId: string,
  mentorshipIds: readonly string[],
  page: Page,
): Promise<Slice<ActionRow>> {
  return actionsThat({ ownerId, state: 'open', mentorshipId: { $in: [...mentorshipIds] } }, byDue, page);
}

function actionsThat(
  which: Condition,
  sort: typeof byDue | typeof newestClosed,
  page: Page,
): Promise<Slice<ActionRow>> {
  return pageOf((condition) => ActionModel.find(condition).lean<ActionRow[]>(), [which], sort, page);
}

export async function actionsOfSession(
  sessionId: string,
): Promise<{ agreed: ActionView[]; reviewed: ActionView[] }> {
  const [agreed, reviewed] = await Promise.all([
    ActionModel.find({ sessionId }).sort({ _id: 1 }).limit(mostOfSession).lean<ActionRow[]>(),
    ActionModel.find({ 'reviews.sessionId': sessionId })
      .sort({ _id: 1 })
      .limit(mostOfSession)
      .lean<ActionRow[]>(),
  ]);
  return { agreed: agreed.map(presentAction), reviewed: reviewed.map(presentAction) };
}

export function presentAction(row: ActionRow): ActionView {
  return {
    id: row._id.toHexString(),
    mentorshipId: row.mentorshipId,
    what: row.what,
    ownerId: row.ownerId,
    due: row.due,
    state: row.state,
    sessionId: row.sessionId,
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    reviews: row.reviews.slice(-mostReviews).map(({ sessionId, verdict, howItWent, by, at }) => ({
      ...{ sessionId, verdict, howItWent, by },
      at: at.toISOString(),
    })),
    version: row.version,
    key: row.createKey.split(':').slice(2).join(':'),
  };
}
