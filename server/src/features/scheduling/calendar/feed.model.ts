import { createHash, randomBytes } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';

/** The private address of a person's calendar. */
export interface FeedRow {
  /** The person's id: nobody has two. */
  _id: string;
  /** The address' secret is told once and kept only so. */
  tokenHash: string;
  madeAt: Date;
  readAt: Date | null;
  /** Of what was answered last, and since when that is so. */
  digest: string;
  changedAt: Date;
}

const schema = new Schema<FeedRow>(
  {
    _id: { type: String, required: true },
    tokenHash: { type: String, required: true },
    madeAt: { type: Date, required: true },
    readAt: { type: Date, default: null },
    digest: { type: String, default: '' },
    changedAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'calendarFeeds' },
);
schema.index({ tokenHash: 1 }, { unique: true });

const FeedModel = mongoose.model('CalendarFeed', schema);

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export async function feedOf(personId: string): Promise<FeedRow | undefined> {
  return (await FeedModel.findById(personId).lean<FeedRow>()) ?? undefined;
}

export async function feedAt(token: string): Promise<FeedRow | undefined> {
  return (await FeedModel.findOne({ tokenHash: digestOf(token) }).lean<FeedRow>()) ?? undefined;
}

/** In place of the one before, whose secret opens nothing from then on. */
export async function newFeed(personId: string, now: number): Promise<{ token: string; row: FeedRow }> {
  const token = randomBytes(32).toString('base64url');
  const at = new Date(now);
  const row = {
    _id: personId,
    tokenHash: digestOf(token),
    madeAt: at,
    readAt: null,
    digest: '',
    changedAt: at,
  };
  await FeedModel.replaceOne({ _id: personId }, row, { upsert: true });
  return { token, row };
}

export async function removeFeed(personId: string): Promise<void> {
  await FeedModel.deleteOne({ _id: personId });
}

/** Unless it has been renewed meanwhile. */
export async function noteReading(
  { _id, tokenHash }: FeedRow,
  reading: Pick<FeedRow, 'readAt' | 'digest' | 'changedAt'>,
): Promise<void> {
  await FeedModel.updateOne({ _id, tokenHash }, { $set: reading });
}
