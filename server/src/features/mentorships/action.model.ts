import type { ActionState, ReviewVerdict } from '@rapport/shared/mentorships/actions.api';
import mongoose, { Schema, type Types } from 'mongoose';

export interface ReviewRow {
  readonly sessionId: string;
  readonly verdict: ReviewVerdict;
  readonly howItWent: string;
  readonly by: string;
  readonly at: Date;
}

/** What a field was before somebody changed it. */
export interface HistoryRow {
  readonly field: string;
  readonly was: string | null;
  readonly by: string;
  readonly at: Date;
}

export interface ActionFields {
  readonly mentorshipId: string;
  readonly what: string;
  readonly ownerId: string;
  readonly due: string | null;
  readonly state: ActionState;
  readonly sessionId: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly reviews: readonly ReviewRow[];
  readonly history: readonly HistoryRow[];
  /** `<person>:<key>` of the latest changes: a repeated request is recognised by it. */
  readonly changeKeys: readonly string[];
  readonly version: number;
}

export interface ActionRow extends ActionFields {
  _id: Types.ObjectId;
  /** `due`, or a day after all others: lists put actions without a day last. */
  dueOrder: string;
  createKey: string;
}

const reviewSchema = new Schema<ReviewRow>(
  {
    sessionId: { type: String, required: true },
    verdict: { type: String, required: true },
    howItWent: { type: String, default: '' },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { _id: false },
);

const historySchema = new Schema<HistoryRow>(
  {
    field: { type: String, required: true },
    was: { type: String, default: null },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { _id: false },
);

const schema = new Schema<ActionRow>(
  {
    mentorshipId: { type: String, required: true },
    what: { type: String, required: true },
    ownerId: { type: String, required: true },
    due: { type: String, default: null },
    dueOrder: { type: String, required: true },
    state: { type: String, enum: ['open', 'done', 'dropped'], required: true },
    sessionId: { type: String, default: null },
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    closedAt: { type: Date, default: null },
    reviews: { type: [reviewSchema], default: [] },
    history: { type: [historySchema], default: [] },
    createKey: { type: String, required: true },
    changeKeys: { type: [String], default: [] },
    version: { type: Number, required: true },
  },
  { versionKey: false },
);
schema.index({ createKey: 1 }, { unique: true });
schema.index({ mentorshipId: 1, state: 1, dueOrder: 1, _id: 1 });
schema.index({ mentorshipId: 1, closedAt: -1, _id: -1 });
schema.index({ ownerId: 1, state: 1, mentorshipId: 1, dueOrder: 1, _id: 1 });
schema.index({ sessionId: 1 });
schema.index({ 'reviews.sessionId': 1 });

export const ActionModel = mongoose.model('Action', schema);

export const dueOrder = (due: string | null): string => due ?? '9999-12-31';
