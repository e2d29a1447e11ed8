import type { GuestView } from '@rapport/shared/sessions/guests.api';
import mongoose, { Schema, type Types } from 'mongoose';

/** A browser that came by the link. Of its cookie only the hash is kept. */
export interface GuestSeat {
  readonly id: string;
  readonly hash: string;
  /** As the guest says it. */
  readonly name: string;
  /** Asked, and was told: not now. */
  readonly isRefused?: boolean;
}

export interface GuestRow {
  _id: Types.ObjectId;
  sessionId: string;
  /** From 0, in the order of being asked for. No two of a session have the same: so the bounds hold for two at once. */
  number: number;
  name: string;
  invitedBy: string;
  state: GuestView['state'];
  createdAt: Date;
  /** Waits at the door. Apart from who is in: a link that went on to others must put nobody out. */
  asking?: GuestSeat;
  /** Was let in. */
  seated?: GuestSeat;
  /** Under which name they were seen in the call. */
  seenAs?: string;
}

const seat = new Schema<GuestSeat>(
  {
    id: { type: String, required: true },
    hash: { type: String, required: true },
    name: { type: String, required: true },
    isRefused: Boolean,
  },
  { _id: false },
);

const schema = new Schema<GuestRow>(
  {
    sessionId: { type: String, required: true },
    number: { type: Number, required: true },
    name: { type: String, required: true },
    invitedBy: { type: String, required: true },
    state: { type: String, required: true },
    createdAt: { type: Date, required: true },
    asking: { type: seat, default: undefined },
    seated: { type: seat, default: undefined },
    seenAs: String,
  },
  { collection: 'guests', versionKey: false },
);
schema.index({ sessionId: 1, number: 1 }, { unique: true });
schema.index({ 'asking.hash': 1 }, { sparse: true });
schema.index({ 'seated.hash': 1 }, { sparse: true });

export const GuestModel = mongoose.model('Guest', schema);
