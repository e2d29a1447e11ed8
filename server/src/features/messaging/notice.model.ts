import type { NewsKind } from '@rapport/shared/scheduling/news';
import mongoose, { Schema, type Types } from 'mongoose';

export interface NoticeRow {
  _id: Types.ObjectId;
  personId: string;
  /** Of what it tells: told once. */
  key: string;
  kind: NewsKind;
  at: Date;
  sessionId: string;
  startsAt: Date;
  count: number;
  /** The other one of the pair. */
  otherId: string;
}

const schema = new Schema<NoticeRow>(
  {
    personId: { type: String, required: true },
    key: { type: String, required: true },
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    sessionId: { type: String, required: true },
    startsAt: { type: Date, required: true },
    count: { type: Number, required: true },
    otherId: { type: String, required: true },
  },
  { versionKey: false },
);
schema.index({ personId: 1, key: 1 }, { unique: true });
schema.index({ personId: 1, at: -1, _id: -1 });
schema.index({ at: 1 });

export const NoticeModel = mongoose.model('Notice', schema);
