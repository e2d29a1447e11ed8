import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { icsOf } from '@rapport/infra/calendarHost';
import { paths } from '@rapport/infra/paths';
import { expect, it } from 'vitest';
import type { IcsResult, IcsWork } from './icsWorker.ts';

it('the built server has its reader of calendars where it looks for it', async () => {
  const entry = join(dirname(paths.serverEntry), 'icsWorker.js');
  expect(existsSync(entry)).toBe(true);
  expect(readFileSync(paths.serverEntry, 'utf8')).toContain('icsWorker.js');
  const workerData: IcsWork = {
    bytes: Buffer.from(icsOf(['DTSTART:20270309T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'])),
    ...{ zone: 'UTC', within: { from: 0, to: Date.UTC(2030, 0) }, ownHosts: [] },
  };
  const worker = new Worker(entry, { workerData, env: {}, execArgv: [] });
  const result = await new Promise<IcsResult>((resolve, reject) => {
    worker.on('message', (said: IcsResult) => {
      if (said !== 'ready') resolve(said);
    });
    worker.once('error', reject);
  });
  await worker.terminate();
  expect(result).toHaveProperty('times.length', 4);
});
