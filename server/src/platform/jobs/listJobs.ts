import { pageOf, type Slice } from '../db/keyset.ts';
import { JobModel, type JobRow, type JobState } from './job.model.ts';

const soonestFirst = { runAt: 1, _id: 1 } as const;
const newestFirst = { endedAt: -1, _id: -1 } as const;
const mostCounted = 1_000;
/** Work that should have been done so long ago (ms) is late. */
const lateAfter = 5 * 60_000;

export interface JobPage extends Slice<JobRow> {
  readonly counts: { readonly waiting: number; readonly late: number; readonly failed: number };
}

/** Jobs of one state, and how many there are. */
export async function pageOfJobs(
  { state, ...page }: { state: JobState; cursor?: string | undefined; limit: number },
  now: number,
): Promise<JobPage> {
  const sort = state === 'waiting' ? soonestFirst : newestFirst;
  const count = (which: Record<string, unknown>) => JobModel.countDocuments(which).limit(mostCounted);
  const [slice, waiting, late, failed] = await Promise.all([
    pageOf((which) => JobModel.find(which).lean<JobRow[]>(), [{ state }], sort, page),
    count({ state: 'waiting' }),
    count({ state: 'waiting', dueAt: { $lt: new Date(now - lateAfter) } }),
    count({ state: 'failed' }),
  ]);
  return { ...slice, counts: { waiting, late, failed } };
}
