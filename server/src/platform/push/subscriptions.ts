import mongoose from 'mongoose';
import { lookUp } from '../db/lookUp.ts';
import { upsertAgain } from '../db/upsertAgain.ts';
import { pushLimits } from './push.limits.ts';
import { PushSubscriptionModel, type PushSubscriptionRecord } from './push.models.ts';

/** What a browser gives to whoever may send to it, and whose it is. */
export interface Subscription {
  readonly personId: string;
  readonly signInId: string;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly label: string;
}

/**
 * Keeps the subscription of a browser, which may have been somebody else's until now. A sign-in is one browser, so what
 * it had before goes; so does the oldest one of a person who has too many.
 */
export async function keepSubscription(subscription: Subscription, now: number): Promise<void> {
  const { endpoint, keys, ...whose } = subscription;
  const row = { ...whose, ...keys, since: new Date(now) };
  await upsertAgain(() => PushSubscriptionModel.updateOne({ endpoint }, { $set: row }, { upsert: true }));
  await PushSubscriptionModel.deleteMany({ signInId: whose.signInId, endpoint: { $ne: endpoint } });
  const tooMany = await PushSubscriptionModel.find({ personId: whose.personId }, { _id: 1 })
    .sort({ since: -1, _id: -1 })
    .skip(pushLimits.subscriptionsPerPerson)
    .lean();
  await PushSubscriptionModel.deleteMany({ _id: { $in: tooMany.map(({ _id }) => _id) } });
}

/** Whether there is one; undefined otherwise. */
export const hasSubscription = lookUp(async (people) => {
  const found = await PushSubscriptionModel.find({ personId: { $in: [...people] } }, { personId: 1 }).lean();
  return new Map(found.map(({ personId }) => [personId, true]));
});

/** Newest first. */
export function subscriptionsOf(personId: string): Promise<PushSubscriptionRecord[]> {
  return PushSubscriptionModel.find({ personId })
    .sort({ since: -1, _id: -1 })
    .limit(pushLimits.subscriptionsPerPerson)
    .lean();
}

/** Forgets a browser of that person; of anybody else it forgets nothing. */
export async function dropSubscription(personId: string, endpoint: string): Promise<void> {
  await PushSubscriptionModel.deleteOne({ personId, endpoint });
}

export async function dropSubscriptionsOfSignIns(signInIds: readonly string[]): Promise<void> {
  await PushSubscriptionModel.deleteMany({ signInId: { $in: [...signInIds] } });
}

/** A page of all there are, for whoever looks after them; begins again after the last one. */
export function subscriptionsAfter(id: string | undefined, most: number): Promise<PushSubscriptionRecord[]> {
  const after = id === undefined ? {} : { _id: { $gt: new mongoose.Types.ObjectId(id) } };
  return PushSubscriptionModel.find(after).sort({ _id: 1 }).limit(most).lean();
}
