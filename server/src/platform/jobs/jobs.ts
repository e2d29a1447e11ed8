import type { AnyBulkWriteOperation, ClientSession } from 'mongoose';
import type { z } from 'zod';
import { together } from '../db/together.ts';
import { writeTogether } from '../db/writeTogether.ts';
import { inParallel } from '../inParallel.ts';
import type { Lifetime } from '../lifetime.ts';
import type { Log } from '../log.ts';
import { JobModel, type JobRow } from './job.model.ts';

/** A kind of work that is kept in the database until it is done. */
export interface JobKind<About extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly about: About;
}

export const jobKind = <About extends z.ZodType>(name: string, about: About): JobKind<About> => ({
  name,
  about,
});

/** One piece of work. */
export interface NewJob<About extends z.ZodType = z.ZodType> {
  readonly kind: JobKind<About>;
  /** Tells it from others of its kind: a job that is there already is not added again. */
  readonly key: string;
  readonly about: z.output<About>;
  readonly dueAt: Date;
}

/** Times in ms. */
export const jobLimits = {
  /** Nobody else takes a job that was taken, for so long: whoever did is dead by then. */
  lease: 60_000,
  /** Pause after the first failure; doubled with each. */
  firstPause: 5_000,
  longestPause: 60 * 60_000,
  attempts: 12,
  /** Taken at a time from those that are due. */
  batch: 500,
  width: 32,
  /** What is done, or given up, is shown for so long. */
  keptFor: 14 * 24 * 60 * 60_000,
} as const;

/** A failure that another attempt would only repeat. */
export class HopelessJob extends Error {}

const writeJob = writeTogether((writes: AnyBulkWriteOperation<JobRow>[]) =>
  JobModel.bulkWrite(writes, { ordered: false }),
);

type Run = (about: never, now: number) => Promise<void>;

/** A job as it was seen when it was due. */
interface Wanted {
  readonly seen: JobRow;
  readonly now: number;
}

/** Of one kind, or of none that is known. */
interface LaneOf {
  readonly kind: string | { $nin: string[] };
  readonly width: number;
}

/** Each kind has its own, so that one that is slow or stands still holds up no other. */
interface Lane {
  readonly kind: JobKind;
  readonly run: Run;
  readonly width: number;
}

/**
 * Work that must be done although the process may die: rows with a lease. A job reads live state when it runs, and
 * may be run again when it died half-way, so that each step of it has to be one that can be repeated.
 */
export class Jobs {
  readonly #kinds = new Map<string, Lane>();
  readonly #log: Log;
  readonly #leaseOne = together<Wanted, JobRow | undefined>((all) => this.#lease(all));
  #wake: ((kinds: readonly string[]) => void) | undefined;
  #isStopped = false;

  constructor(log: Log) {
    this.#log = log;
  }

  /** @param width how many are under way at a time in this process */
  handle<About extends z.ZodType>(
    kind: JobKind<About>,
    run: (about: z.output<About>, now: number) => Promise<void>,
    { width = jobLimits.width }: { width?: number } = {},
  ): void {
    if (this.#kinds.has(kind.name)) throw new Error(`jobs of kind ${kind.name} are handled twice`);
    this.#kinds.set(kind.name, { kind, run: run as Run, width });
  }

  /** @param transaction makes it part of the write that it follows from */
  async add(jobs: readonly NewJob[], transaction?: ClientSession): Promise<void> {
    if (jobs.length === 0) return;
    const writes = jobs.map(({ kind, key, about, dueAt }) => ({
      updateOne: {
        filter: { _id: `${kind.name}:${key}` },
        update: { $setOnInsert: newRow(kind.name, about as JobRow['about'], dueAt) },
        upsert: true,
      },
    }));
    if (transaction) await JobModel.bulkWrite(writes, { ordered: false, session: transaction });
    else await Promise.all(writes.map(writeJob));
    this.#wake?.(jobs.map(({ kind }) => kind.name));
  }

  /** Takes a job that was given up on again. Answers false when there is none. */
  async retry(id: string, now: number): Promise<boolean> {
    const again = await JobModel.updateOne(
      { _id: id, state: 'failed' },
      { $set: { state: 'waiting', runAt: new Date(now), attempts: 0, endedAt: null } },
    );
    this.#wake?.([...this.#kinds.keys()]);
    return again.modifiedCount > 0;
  }

  /** Does everything that is due, also what becomes due meanwhile. */
  async run(startedAt: number): Promise<void> {
    const began = performance.now();
    const now = () => startedAt + (performance.now() - began);
    const tried = new Set<string>();
    let before: number;
    do {
      before = tried.size;
      await Promise.all(this.#lanes().map((lane) => this.#runLane(lane, tried, now)));
    } while (tried.size > before);
  }

  #lanes(): LaneOf[] {
    const names = [...this.#kinds.keys()];
    return [
      ...[...this.#kinds].map(([kind, { width }]) => ({ kind, width })),
      // Of another version, to be given up on.
      { kind: { $nin: names }, width: 1 },
    ];
  }

  /** @param tried each once: one that cannot be ended would be taken for ever */
  async #runLane({ kind, width }: LaneOf, tried: Set<string>, now: () => number): Promise<void> {
    while (!this.#isStopped) {
      const due = await JobModel.find({ kind, state: 'waiting', runAt: { $lte: new Date(now()) } })
        .limit(jobLimits.batch)
        .lean<JobRow[]>();
      const fresh = due.filter(({ _id }) => !tried.has(_id));
      if (fresh.length === 0) return;
      for (const { _id } of fresh) tried.add(_id);
      await inParallel(
        fresh,
        width,
        async (job) => {
          if (!this.#isStopped) await this.#take(job, now());
        },
        (error, job) => this.#log.error({ err: error, kind: job.kind }, 'a job could not be taken or ended'),
      );
    }
  }

  /** Removes what has been over for long. */
  async forget(now: number): Promise<void> {
    await JobModel.deleteMany({
      state: { $in: ['done', 'failed'] },
      endedAt: { $lt: new Date(now - jobLimits.keptFor) },
    });
  }

  /** Looks for work of each kind every `everyMs`, and at once when some is added. */
  start(lifetime: Lifetime, everyMs: number, now: () => number): void {
    const looks = this.#lanes().map((lane) => ({ lane, ...this.#looking(lane, now) }));
    for (const { look } of looks) lifetime.every(everyMs, 'jobs', look, () => undefined);
    this.#wake = (kinds) => {
      for (const { lane, look } of looks) if (kinds.some((kind) => kind === lane.kind)) void look();
    };
    lifetime.onEnd('jobs under way', async () => {
      this.#isStopped = true;
      await Promise.all(looks.map(({ under }) => under()));
    });
  }

  /** One look at a time; whoever asks during one has another follow it. */
  #looking(
    lane: LaneOf,
    now: () => number,
  ): { look: () => Promise<void>; under: () => Promise<void> | undefined } {
    let running: Promise<void> | undefined;
    let isAskedAgain = false;
    const look = (): Promise<void> => {
      if (running) {
        isAskedAgain = true;
        return running;
      }
      running = this.#runLane(lane, new Set(), now)
        .catch((error: unknown) => this.#log.error({ err: error }, 'jobs could not be read'))
        .finally(() => {
          running = undefined;
          if (isAskedAgain && !this.#isStopped) {
            isAskedAgain = false;
            void look();
          }
        });
      return running;
    };
    return { look, under: () => running };
  }

  /** Which of these are ours now, until their lease ends: each was due, and nobody else was quicker. */
  async #lease(all: readonly Wanted[]): Promise<(JobRow | undefined)[]> {
    const now = Math.max(...all.map((wanted) => wanted.now));
    const lease = { runAt: new Date(now + jobLimits.lease), leaseId: crypto.randomUUID() };
    const ids = all.map(({ seen }) => seen._id);
    const taken = await JobModel.updateMany(
      { _id: { $in: ids }, state: 'waiting', runAt: { $lte: new Date(now) } },
      { $set: lease, $inc: { attempts: 1 } },
    );
    const isAll = taken.modifiedCount === all.length;
    const { leaseId } = lease;
    const rows = isAll ? [] : await JobModel.find({ _id: { $in: ids }, leaseId }, { _id: 1 }).lean();
    const ours = new Set(isAll ? ids : rows.map(({ _id }) => _id));
    // Who asked for the same one first has it.
    return all.map(({ seen }) =>
      ours.delete(seen._id) ? { ...seen, ...lease, attempts: seen.attempts + 1 } : undefined,
    );
  }

  async #take(seen: JobRow, now: number): Promise<void> {
    const job = await this.#leaseOne({ seen, now });
    if (!job) return;
    const mine = { _id: job._id, state: 'waiting', leaseId: job.leaseId } as const;
    const end = (change: Partial<JobRow>) =>
      writeJob({ updateOne: { filter: mine, update: { $set: change } } });
    try {
      const known = this.#kinds.get(job.kind);
      if (!known) throw new HopelessJob('no part of this version does such work');
      await known.run(known.kind.about.parse(job.about) as never, now);
    } catch (error) {
      this.#log.warn({ err: error, kind: job.kind, attempts: job.attempts }, 'a job failed');
      return void (await end(afterFailure(job, error, now)));
    }
    await end({ state: 'done', problem: '', endedAt: new Date(now) });
  }
}

function newRow(kind: string, about: JobRow['about'], dueAt: Date): Omit<JobRow, '_id'> {
  return {
    kind,
    about,
    state: 'waiting',
    dueAt,
    runAt: dueAt,
    attempts: 0,
    leaseId: '',
    problem: '',
    endedAt: null,
  };
}

function afterFailure({ attempts }: JobRow, error: unknown, now: number): Partial<JobRow> {
  const problem = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  if (error instanceof HopelessJob || attempts >= jobLimits.attempts) {
    return { state: 'failed', problem, endedAt: new Date(now) };
  }
  const pause = Math.min(jobLimits.firstPause * 2 ** (attempts - 1), jobLimits.longestPause);
  return { problem, runAt: new Date(now + pause) };
}
