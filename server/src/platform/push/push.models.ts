import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

/** One row at most: `_id` is always 'vapid', so that servers which start at once make one pair. */
const keySchema = new Schema(
  {
    _id: { type: String, required: true },
    publicKey: { type: String, required: true },
    /** The private key, encrypted: see `sealKey.ts`. */
    sealed: { type: String, required: true },
  },
  { versionKey: false, collection: 'pushKeys' },
);

const subscriptionSchema = new Schema(
  {
    personId: { type: String, required: true },
    /** The device's sign-in, with which it ends. */
    signInId: { type: String, required: true },
    endpoint: { type: String, required: true },
    p256dh: { type: String, required: true },
    auth: { type: String, required: true },
    /** What the browser calls itself, for its owner to know it by. */
    label: { type: String, required: true },
    since: { type: Date, required: true },
  },
  { versionKey: false, collection: 'pushSubscriptions' },
);
// A browser has one endpoint, whoever uses it.
subscriptionSchema.index({ endpoint: 1 }, { unique: true });
subscriptionSchema.index({ personId: 1, since: -1, _id: -1 });
subscriptionSchema.index({ signInId: 1 });

export const PushKeyModel = mongoose.model('PushKey', keySchema);
export const PushSubscriptionModel = mongoose.model('PushSubscription', subscriptionSchema);

export type PushSubscriptionRecord = InferSchemaType<typeof subscriptionSchema> & { _id: Types.ObjectId };
