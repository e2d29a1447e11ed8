import mongoose, { Schema, type Types } from 'mongoose';
import type { Mentorship } from './ports.ts';

export interface MentorshipRow {
  _id: Types.ObjectId;
  programmeId: string;
  mentorId: string;
  menteeId: string;
  state: 'active' | 'ended';
  since: Date;
  endedAt: Date | null;
  /** Their id; null while nobody has. */
  endedBy: string | null;
}

const schema = new Schema<MentorshipRow>(
  {
    programmeId: { type: String, required: true },
    mentorId: { type: String, required: true },
    menteeId: { type: String, required: true },
    state: { type: String, enum: ['active', 'ended'], required: true },
    since: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    endedBy: { type: String, default: null },
  },
  { versionKey: false },
);
// Two people are one pair in a programme at a time; after its end they may be paired again.
schema.index(
  { programmeId: 1, mentorId: 1, menteeId: 1 },
  { unique: true, partialFilterExpression: { state: 'active' } },
);
schema.index({ mentorId: 1, state: 1, since: -1, _id: -1 });
schema.index({ menteeId: 1, state: 1, since: -1, _id: -1 });
schema.index({ programmeId: 1, state: 1, since: -1, _id: -1 });
schema.index({ state: 1, since: -1, _id: -1 });
schema.index({ state: 1, endedAt: 1 });

export const MentorshipModel = mongoose.model('Mentorship', schema);

export function toMentorship({ _id, ...row }: MentorshipRow): Mentorship {
  return { id: _id.toHexString(), ...row };
}
