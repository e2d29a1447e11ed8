import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';
import type { Interval } from '@rapport/shared/sessions/attendance';
import type { Report } from '@rapport/shared/sessions/report';
import mongoose, { Schema } from 'mongoose';

export interface SessionRecordRow {
  sessionId: string;
  /** 1 is what was frozen at the end; later ones hold late text. */
  version: number;
  /** Of the document that it was made from. */
  revision: number;
  frozenAt: Date;
  agenda: AgendaItem[];
  notes: Record<string, unknown>;
  attendance: { together: number; people: { personId: string; intervals: Interval[] }[] };
  /** Of a session without a call. */
  reports?: Report[];
  /** Names of guests who were in the call. */
  guests?: string[];
}

const schema = new Schema<SessionRecordRow>(
  {
    sessionId: { type: String, required: true },
    version: { type: Number, required: true },
    revision: { type: Number, required: true },
    frozenAt: { type: Date, required: true },
    agenda: { type: Schema.Types.Mixed, required: true },
    notes: { type: Schema.Types.Mixed, required: true },
    attendance: { type: Schema.Types.Mixed, required: true },
    reports: { type: Schema.Types.Mixed },
    guests: { type: [String], default: undefined },
  },
  // An empty paragraph is `{}` in places; it must come back as it went in.
  { collection: 'sessionRecords', versionKey: false, minimize: false },
);
schema.index({ sessionId: 1, version: 1 }, { unique: true });

export const SessionRecordModel = mongoose.model('SessionRecord', schema);
