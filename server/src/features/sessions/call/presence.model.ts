import mongoose, { Schema } from 'mongoose';

/**
 * All that is known of one connection to a call, folded: the first and the last sign of it, and the earliest report
 * that it left. Folding with minimum and maximum makes doubles, order and repeated writes harmless.
 */
export interface CallPresenceRow {
  sessionId: string;
  /** The SFU's participant sid. */
  connection: string;
  personId: string;
  /** ms since the epoch */
  from: number;
  to: number;
  left?: number;
}

const callSchema = new Schema<CallPresenceRow>(
  {
    sessionId: { type: String, required: true },
    connection: { type: String, required: true },
    personId: { type: String, required: true },
    from: { type: Number, required: true },
    to: { type: Number, required: true },
    left: Number,
  },
  { collection: 'callPresences', versionKey: false },
);
callSchema.index({ sessionId: 1, connection: 1, personId: 1 }, { unique: true });

// Who is in a call now: of some people, and of all.
callSchema.index({ personId: 1, to: 1 });
callSchema.index({ to: 1 });

export const CallPresenceModel = mongoose.model('CallPresence', callSchema);

/** When both people were last in a session's document together (ms): a session without a call lives by this. */
export interface DocumentPresenceRow {
  sessionId: string;
  to: number;
}

const documentSchema = new Schema<DocumentPresenceRow>(
  { sessionId: { type: String, required: true, unique: true }, to: { type: Number, required: true } },
  { collection: 'documentPresences', versionKey: false },
);

export const DocumentPresenceModel = mongoose.model('DocumentPresence', documentSchema);
