import mongoose, { Schema } from 'mongoose';

/** The right of one person on one device to one call. */
export interface CallGrantRow {
  sessionId: string;
  personId: string;
  identity: string;
  /** The sign-in that asked for it; when that ends, so does this. */
  signInId: string;
  /** What the device calls itself, to its own person alone. */
  deviceLabel?: string;
  /** Of a guest, who is one identity in every window: the one that asked last. */
  window?: string;
  /** Grows whenever a right that had ended begins again, so that an earlier token never works again. */
  version: number;
  ended: boolean;
  at: Date;
}

const schema = new Schema<CallGrantRow>(
  {
    sessionId: { type: String, required: true },
    personId: { type: String, required: true },
    identity: { type: String, required: true },
    signInId: { type: String, required: true },
    deviceLabel: { type: String },
    window: { type: String },
    version: { type: Number, required: true },
    ended: { type: Boolean, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'callGrants', versionKey: false },
);
schema.index({ sessionId: 1, identity: 1 }, { unique: true });
schema.index({ signInId: 1 });

export const CallGrantModel = mongoose.model('CallGrant', schema);
