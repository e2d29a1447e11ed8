import type { Recurrence } from '@rapport/shared/scheduling/recurrence';
import mongoose, { Schema, type Types } from 'mongoose';

/** A series as it was booked. What has become of its sessions is theirs to say. */
export interface SeriesRow {
  _id: Types.ObjectId;
  /** Of the booking, made by whoever asked for it. */
  key: string;
  mentorshipId: string;
  /** Of the first session, as the person said it. */
  wall: { date: string; time: string };
  zone: string;
  recurrence: Recurrence;
  /** Days of the rule that were left out. */
  without: string[];
  createdBy: string;
  createdAt: Date;
}

const schema = new Schema<SeriesRow>(
  {
    key: { type: String, required: true },
    mentorshipId: { type: String, required: true },
    wall: { date: { type: String, required: true }, time: { type: String, required: true } },
    zone: { type: String, required: true },
    recurrence: { type: Schema.Types.Mixed, required: true },
    without: { type: [String], default: [] },
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ mentorshipId: 1, key: 1 }, { unique: true });

export const SeriesModel = mongoose.model('Series', schema);
