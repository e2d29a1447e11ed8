import mongoose, { Schema } from 'mongoose';

export type JobState = 'waiting' | 'done' | 'failed';

export interface JobRow {
  /** `<kind>:<key>`: the same piece of work is added once, however often somebody asks for it. */
  _id: string;
  kind: string;
  /** Ids and times only; what they stand for is read when the job runs. */
  about: Record<string, unknown>;
  state: JobState;
  /** When it was to be done. */
  dueAt: Date;
  /** Not before this: `dueAt`, later the end of a lease, or of the pause after a failure. */
  runAt: Date;
  attempts: number;
  /** Of whoever has taken it, or did last; empty before. */
  leaseId: string;
  /** Why the last attempt failed, for the admin; empty otherwise. */
  problem: string;
  endedAt: Date | null;
}

const schema = new Schema<JobRow>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    about: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    dueAt: { type: Date, required: true },
    runAt: { type: Date, required: true },
    attempts: { type: Number, required: true },
    leaseId: { type: String, default: '' },
    problem: { type: String, default: '' },
    endedAt: { type: Date, default: null },
  },
  { versionKey: false, minimize: false },
);
schema.index({ state: 1, runAt: 1, _id: 1 });
schema.index({ state: 1, endedAt: -1, _id: -1 });
schema.index({ kind: 1, state: 1, runAt: 1 });

export const JobModel = mongoose.model('Job', schema);
