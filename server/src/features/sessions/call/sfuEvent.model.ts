import mongoose, { Schema } from 'mongoose';

/** A webhook that was taken, by the SFU's id of it. */
export interface SfuEventRow {
  _id: string;
  at: Date;
}

const schema = new Schema<SfuEventRow>(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: 'sfuEvents', versionKey: false },
);
// Older webhooks are not taken anyway.
schema.index({ at: 1 }, { expireAfterSeconds: 3_600 });

export const SfuEventModel = mongoose.model('SfuEvent', schema);
