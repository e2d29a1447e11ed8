import type { SessionState } from '@rapport/shared/sessions/sessionState';
import mongoose, { Schema, type Types } from 'mongoose';

/** A move or a cancellation, with the reason that the person gave. */
export interface SessionChange {
  readonly kind: 'moved' | 'cancelled';
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
  readonly from: Date;
  readonly to: Date | null;
}

export interface SessionRow {
  _id: Types.ObjectId;
  mentorshipId: string;
  programmeId: string;
  mentorId: string;
  menteeId: string;
  title: string;
  /** The title's words, normalised, for search by prefix ranges: text indexes are not to be had everywhere. */
  titleTokens: string[];
  state: SessionState;
  startsAt: Date;
  minutes: number;
  /** Every minute of it, counted from the epoch, while it is planned or running. Gone once it is over. */
  taken?: number[];
  /** What the person said: a wall-clock time in a zone. Kept beside the instant for series and calendar files. */
  zone: string;
  wall: { date: string; time: string };
  templateId: string;
  /** Of which it is an occurrence, and its day by the rule there, wherever it has been moved to. */
  series?: { id: string; date: string };
  changes: SessionChange[];
  endedAt: Date | null;
  minutesTogether: number | null;
  createdBy: string;
  createdAt: Date;
  version: number;
}

const changeSchema = new Schema<SessionChange>(
  {
    kind: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    reason: { type: String, default: '' },
    from: { type: Date, required: true },
    to: { type: Date, default: null },
  },
  { _id: false },
);

const schema = new Schema<SessionRow>(
  {
    mentorshipId: { type: String, required: true },
    programmeId: { type: String, required: true },
    mentorId: { type: String, required: true },
    menteeId: { type: String, required: true },
    title: { type: String, required: true },
    titleTokens: { type: [String], required: true },
    state: { type: String, required: true },
    startsAt: { type: Date, required: true },
    minutes: { type: Number, required: true },
    taken: { type: [Number], default: undefined },
    zone: { type: String, required: true },
    wall: { date: { type: String, required: true }, time: { type: String, required: true } },
    templateId: { type: String, required: true },
    series: {
      type: { id: { type: String, required: true }, date: { type: String, required: true }, _id: false },
      default: undefined,
    },
    changes: { type: [changeSchema], default: [] },
    endedAt: { type: Date, default: null },
    minutesTogether: { type: Number, default: null },
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  // better-auth keeps sign-ins in a collection that is called `session`.
  { collection: 'mentoringSessions', versionKey: false },
);
// Words of titles are looked for among the sessions of one pair: those few are read faster than words are kept.
schema.index({ mentorshipId: 1, state: 1, startsAt: 1, _id: 1 });
schema.index({ state: 1, startsAt: 1, _id: 1 });
schema.index({ state: 1, endedAt: 1, _id: 1 });
schema.index({ mentorId: 1, startsAt: 1 });
schema.index({ menteeId: 1, startsAt: 1 });
schema.index({ mentorId: 1, state: 1, startsAt: 1, _id: 1 });
schema.index({ menteeId: 1, state: 1, startsAt: 1, _id: 1 });
schema.index({ 'series.id': 1, 'series.date': 1 }, { sparse: true });
// No two sessions of a pair share a minute. The database refuses it, because of two bookings or moves at once each
// would still find the other's time free.
schema.index(
  { mentorshipId: 1, taken: 1 },
  { unique: true, name: 'noSharedMinute', partialFilterExpression: { taken: { $exists: true } } },
);

export const SessionModel = mongoose.model('MentoringSession', schema);
