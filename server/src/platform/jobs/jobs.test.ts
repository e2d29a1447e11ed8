import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { createLog } from '../log.ts';
import { JobModel } from './job.model.ts';
import { HopelessJob, Jobs, jobKind, jobLimits } from './jobs.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(() => JobModel.deleteMany({}));

const work = jobKind('work', z.object({ n: z.number() }));
const log = createLog('silent');
const now = Date.UTC(2030, 0, 1);
const job = (n: number, dueAt = now) => ({
  kind: work,
  key: String(n),
  about: { n },
  dueAt: new Date(dueAt),
});

function jobsThat(run: (n: number) => Promise<void>): Jobs {
  const jobs = new Jobs(log);
  jobs.handle(work, ({ n }) => run(n));
  return jobs;
}

describe('jobs', () => {
  it('are done once, however often they are added, and not before they are due', async () => {
    const done: number[] = [];
    const jobs = jobsThat(async (n) => void done.push(n));
    await jobs.add([job(1), job(2), job(3, now + 60_000)]);
    await jobs.add([job(1), job(2)]);
    await jobs.run(now);
    await jobs.add([job(1)]);
    await jobs.run(now);
    expect(done.sort()).toEqual([1, 2]);
    await jobs.run(now + 60_000);
    expect(done).toEqual([1, 2, 3]);
  });

  it('are each done by one of two servers that look at the same moment', async () => {
    const done: number[] = [];
    const servers = [0, 1].map(() => jobsThat(async (n) => void done.push(n)));
    await servers[0]?.add(Array.from({ length: 300 }, (_, n) => job(n)));
    await Promise.all(servers.map((jobs) => jobs.run(now)));
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, n) => n));
  });

  it('are each done once by one server that looks twice at the same moment', async () => {
    const done: number[] = [];
    const jobs = jobsThat(async (n) => void done.push(n));
    await jobs.add(Array.from({ length: 100 }, (_, n) => job(n)));
    await Promise.all([jobs.run(now), jobs.run(now)]);
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  it('that are added while others run are done in the same go when they are due', async () => {
    const done: number[] = [];
    const jobs: Jobs = jobsThat(async (n) => {
      done.push(n);
      if (n < 3) await jobs.add([job(n + 1)]);
    });
    await jobs.add([job(1)]);
    await jobs.run(now);
    expect(done).toEqual([1, 2, 3]);
  });

  it('of a process that died are taken by another one when the lease has ended, and not before', async () => {
    const done: number[] = [];
    const dying = jobsThat(() => new Promise(() => undefined));
    const living = jobsThat(async (n) => void done.push(n));
    await dying.add([job(1)]);
    void dying.run(now);
    await expect.poll(() => JobModel.countDocuments({ attempts: 1 })).toBe(1);
    await living.run(now + jobLimits.lease - 1_000);
    expect(done).toEqual([]);
    await living.run(now + jobLimits.lease + 60_000);
    expect(done).toEqual([1]);
  });

  it('that fail come again after pauses that grow, are given up in the end, and can be taken up by hand', async () => {
    let tries = 0;
    const jobs = jobsThat(async () => {
      tries++;
      throw new Error('The mail server is asleep.');
    });
    await jobs.add([job(1)]);
    const pauses: number[] = [];
    let at = now;
    for (;;) {
      await jobs.run(at);
      const row = await JobModel.findById('work:1').lean();
      if (row?.state !== 'waiting') break;
      expect(row.problem).toBe('The mail server is asleep.');
      pauses.push(row.runAt.getTime() - at);
      at = row.runAt.getTime();
    }
    expect(tries).toBe(jobLimits.attempts);
    for (const [i, pause] of pauses.entries()) {
      if (i > 0) expect(pause).toBeGreaterThanOrEqual(Math.min(pauses[i - 1] ?? 0, jobLimits.longestPause));
      expect(pause).toBeLessThan(jobLimits.longestPause + 60_000);
    }
    expect(await jobs.retry('work:1', at)).toBe(true);
    expect(await jobs.retry('work:1', at)).toBe(false);
    await jobs.run(at);
    expect(tries).toBe(jobLimits.attempts + 1);
  });

  it('that are hopeless, or of a kind that nobody knows, are given up at once', async () => {
    const jobs = jobsThat(() => Promise.reject(new HopelessJob('There is no such address.')));
    const unknown = jobKind('of another version', z.object({}));
    await jobs.add([job(1), { kind: unknown, key: 'a', about: {}, dueAt: new Date(now) }]);
    await jobs.run(now);
    expect(await JobModel.countDocuments({ state: 'failed', attempts: 1 })).toBe(2);
  });

  it('belong to the write that they follow from: without it there are none', async () => {
    const jobs = jobsThat(async () => undefined);
    const aborted = mongoose.connection.transaction(async (transaction) => {
      await jobs.add([job(1)], transaction);
      throw new Error('changed my mind');
    });
    await expect(aborted).rejects.toThrow('changed my mind');
    expect(await JobModel.countDocuments({})).toBe(0);
  });

  it('that are long over are forgotten, those that wait are not', async () => {
    const jobs = jobsThat(async () => undefined);
    await jobs.add([job(1), job(2, now + 10 * jobLimits.keptFor)]);
    await jobs.run(now);
    await jobs.forget(now + jobLimits.keptFor - 1_000);
    expect(await JobModel.countDocuments({})).toBe(2);
    await jobs.forget(now + jobLimits.keptFor + 60_000);
    expect((await JobModel.find().lean()).map(({ _id }) => _id)).toEqual(['work:2']);
  });
});
