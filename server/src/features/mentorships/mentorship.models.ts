import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const mentorshipSchema = new Schema(
  {
    programmeId: { type: String, required: true },
    mentorId: { type: String, required: true },
    menteeId: { type: String, required: true },
    state: { type: String, enum: ['active', 'ended'], default: 'active' },
    since: { type: Date, required: true },
    endedAt: { type: Date, default: null },
  },
  { versionKey: false },
);
// The same two people may pair again after an end, but only once at a time.
mentorshipSchema.index(
  { mentorId: 1, menteeId: 1, programmeId: 1 },
  { unique: true, partialFilterExpression: { state: 'active' } },
);
mentorshipSchema.index({ mentorId: 1, since: -1 });
mentorshipSchema.index({ menteeId: 1, since: -1 });
mentorshipSchema.index({ programmeId: 1, since: -1 });

const reviewSchema = new Schema(
  { sessionId: String, verdict: String, howItWent: String, by: String, at: Date },
  { _id: false },
);

/** What a field was before somebody changed it. */
const changeSchema = new Schema({ at: Date, by: String, before: Schema.Types.Mixed }, { _id: false });

const actionSchema = new Schema(
  {
    mentorshipId: { type: String, required: true },
    what: { type: String, required: true },
    ownerId: { type: String, required: true },
    due: { type: String, default: null },
    state: { type: String, enum: ['open', 'done', 'dropped'], default: 'open' },
    sessionId: { type: String, default: null },
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    closedAt: { type: Date, default: null },
    reviews: { type: [reviewSchema], default: [] },
    history: { type: [changeSchema], default: [] },
    /** Idempotency keys of the requests that made and changed it, the newest last. */
    keys: { type: [String], default: [] },
    version: { type: Number, default: 1 },
  },
  { versionKey: false },
);
actionSchema.index({ mentorshipId: 1, state: 1, due: 1, _id: 1 });
actionSchema.index({ ownerId: 1, state: 1, due: 1, _id: 1 });
actionSchema.index({ sessionId: 1 });
actionSchema.index({ 'reviews.sessionId': 1 });

/** Creation keys, claimed once: the unique index decides between simultaneous repeats. */
const creationSchema = new Schema(
  { _id: { type: String, required: true }, actionId: String, at: Date },
  { versionKey: false },
);

export const MentorshipModel = mongoose.model('Mentorship', mentorshipSchema);
export const ActionModel = mongoose.model('Action', actionSchema);
export const ActionCreationModel = mongoose.model('ActionCreation', creationSchema);

export type MentorshipRecord = InferSchemaType<typeof mentorshipSchema> & { _id: Types.ObjectId };
export type ActionRecord = InferSchemaType<typeof actionSchema> & { _id: Types.ObjectId };
