import { type NoticeSettings, noticeSettings, usualNotices } from '@rapport/shared/messaging/noticeSettings';
import mongoose, { Schema } from 'mongoose';
import { lookUp } from '../../platform/db/lookUp.ts';

interface SettingsRow extends Partial<NoticeSettings> {
  /** The person's id. */
  _id: string;
  /** Notices up to then have been seen. */
  seenUntil?: Date;
}

const schema = new Schema<SettingsRow>(
  {
    _id: { type: String, required: true },
    channels: { type: Schema.Types.Mixed },
    quiet: { type: Schema.Types.Mixed },
    seenUntil: { type: Date },
  },
  { versionKey: false, collection: 'noticeSettings' },
);

const SettingsModel = mongoose.model('NoticeSettings', schema);

const findSettings = lookUp(async (people) => {
  const rows = await SettingsModel.find({ _id: { $in: [...people] } }).lean<SettingsRow[]>();
  return new Map(rows.map((row) => [row._id, row]));
});

export async function noticeSettingsOf(personId: string): Promise<NoticeSettings & { seenUntil: Date }> {
  const row = await findSettings(personId);
  const said = noticeSettings.safeParse(row);
  return { ...(said.success ? said.data : usualNotices), seenUntil: row?.seenUntil ?? new Date(0) };
}

export async function saveNoticeSettings(personId: string, settings: NoticeSettings): Promise<void> {
  await SettingsModel.updateOne({ _id: personId }, { $set: settings }, { upsert: true });
}

export async function markSeen(personId: string, until: Date): Promise<void> {
  await SettingsModel.updateOne({ _id: personId }, { $max: { seenUntil: until } }, { upsert: true });
}
