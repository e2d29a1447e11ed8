import mongoose, { Schema } from 'mongoose';

/** `kept` where no mail server is set: it is for the admin to pass on. */
export type MailState = 'waiting' | 'sent' | 'failed' | 'kept';

/** An iCalendar object that goes along, and its method. */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly content: string;
}

export interface MailRow {
  /** What it is about and for whom: the same news is written once. */
  _id: string;
  messageId: string;
  to: { name: string; address: string };
  subject: string;
  /** What it says; gone once it has been sent. */
  body: { text: string; html: string; calendar: CalendarPart | null } | null;
  /** Says something by which one signs in: shown to nobody but its receiver. */
  secret: boolean;
  state: MailState;
  problem: string;
  createdAt: Date;
  sentAt: Date | null;
}

const schema = new Schema<MailRow>(
  {
    _id: { type: String, required: true },
    messageId: { type: String, required: true },
    to: { name: { type: String, required: true }, address: { type: String, required: true } },
    subject: { type: String, required: true },
    body: { type: Schema.Types.Mixed, default: null },
    secret: { type: Boolean, required: true },
    state: { type: String, required: true },
    problem: { type: String, default: '' },
    createdAt: { type: Date, required: true },
    sentAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'mails' },
);
schema.index({ createdAt: -1, _id: -1 });

export const MailModel = mongoose.model('Mail', schema);
