import type { SessionKind } from '@rapport/shared/sessions/sessionKind';
import type { SessionState } from '@rapport/shared/sessions/sessionState';
import mongoose, { Schema, type Types } from 'mongoose';

/** Another time, a cancellation or an answer to a proposal, with the reason that the person gave. */
export interface SessionChange {
  readonly kind: 'moved' | 'cancelled' | 'countered' | 'declined' | 'withdrawn';
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
  readonly from: Date;
  readonly to: Date | null;
  /** Of a cancellation: it came less than a day before the start. */
  readonly late?: boolean;
}

/** How long the two met, as one of them said. */
export interface SessionReport {
  readonly by: string;
  readonly at: Date;
  readonly minutes: number;
}

/** It was made longer while it ran: by whom, and to which length (minutes). */
export interface SessionExtension {
  readonly by: string;
  readonly at: Date;
  readonly minutes: number;
}

export interface SessionRow {
  _id: Types.ObjectId;
  mentorshipId: string;
  programmeId: string;
  mentorId: string;
  menteeId: string;
  /** Both of them, by whom a person's sessions are found. */
  personIds: string[];
  title: string;
  /** The title's words, normalised, for search by prefix ranges: text indexes are not to be had everywhere. */
  titleTokens: string[];
  state: SessionState;
  /** Absent in rows that are older than it: then it is a video call. */
  kind?: SessionKind;
  /** Who calls whom, or where the two meet. */
  place?: string;
  /** Who proposed its time last, where it was not simply booked. */
  proposedBy?: string;
  /** When the other one accepted it. */
  acceptedAt?: Date;
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
  /** Of a session without a call: at most two, the second one by the other person. */
  reports?: SessionReport[];
  /** While it ran; `minutes` is what came of them. */
  extensions?: SessionExtension[];
  endedAt: Date | null;
  minutesTogether: number | null;
  createdBy: string;
  createdAt: Date;
  version: number;
  /** Until what follows from its last change has been seen to: see `announce.ts`. */
  unannounced?: true;
}

const changeSchema = new Schema<SessionChange>(
  {
    kind: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    reason: { type: String, default: '' },
    from: { type: Date, required: true },
    to: { type: Date, default: null },
    late: Boolean,
  },
  { _id: false },
);

/** By whom, when, and how many minutes: of reports and of extensions. */
const minutesSchema = new Schema<SessionReport | SessionExtension>(
  {
    by: { type: String, required: true },
    at: { type: Date, required: true },
    minutes: { type: Number, required: true },
  },
  { _id: false },
);

const schema = new Schema<SessionRow>(
  {
    mentorshipId: { type: String, required: true },
    programmeId: { type: String, required: true },
    mentorId: { type: String, required: true },
    menteeId: { type: String, required: true },
    personIds: {
      type: [String],
      default(this: SessionRow) {
        return [this.mentorId, this.menteeId];
      },
    },
    title: { type: String, required: true },
    titleTokens: { type: [String], required: true },
    state: { type: String, required: true },
    kind: { type: String, default: 'video' },
    place: { type: String, default: '' },
    proposedBy: String,
    acceptedAt: Date,
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
    reports: { type: [minutesSchema], default: [] },
    extensions: { type: [minutesSchema], default: undefined },
    endedAt: { type: Date, default: null },
    minutesTogether: { type: Number, default: null },
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    version: { type: Number, required: true },
    unannounced: { type: Boolean, default: undefined },
  },
  // better-auth keeps sign-ins in a collection that is called `session`.
  { collection: 'mentoringSessions', versionKey: false },
);
// Words of titles are looked for among the sessions of one pair: those few are read faster than words are kept.
schema.index({ mentorshipId: 1, state: 1, startsAt: 1, _id: 1 });
schema.index({ state: 1, startsAt: 1, _id: 1 });
schema.index({ state: 1, endedAt: 1, _id: 1 });
schema.index({ personIds: 1, startsAt: 1 });
schema.index({ unannounced: 1 }, { sparse: true });
schema.index({ personIds: 1, state: 1, startsAt: 1, _id: 1 });
schema.index({ 'series.id': 1, 'series.date': 1 }, { sparse: true });
// No two sessions of a pair share a minute. The database refuses it, because of two bookings or moves at once each
// would still find the other's time free.
schema.index(
  { mentorshipId: 1, taken: 1 },
  { unique: true, name: 'noSharedMinute', partialFilterExpression: { taken: { $exists: true } } },
);

export const SessionModel = mongoose.model('MentoringSession', schema);
