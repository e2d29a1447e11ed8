import { type MailCatcher, startMailCatcher } from '@rapport/infra/mailCatcher';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DyingWrites } from '../../testing/dyingWrites.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { JobModel } from '../jobs/job.model.ts';
import { jobLimits } from '../jobs/jobs.ts';
import { MailModel } from './mail.model.ts';

let catcher: MailCatcher;
let server: TestServer;
const now = Date.UTC(2030, 0, 1);

beforeAll(async () => {
  catcher = await startMailCatcher();
  server = await startTestServer({
    env: { SMTP_URL: catcher.url, RAPPORT_MAIL_FROM: 'hello@mentoring.example.org' },
  });
});
afterAll(async () => {
  await server.stop();
  await catcher.stop();
});
beforeEach(async () => {
  catcher.mails.length = 0;
  catcher.refuse(undefined);
  await Promise.all([MailModel.deleteMany({}), JobModel.deleteMany({})]);
});

const mail = (key: string) => ({
  key,
  to: { name: 'Zoë, "the" <Mentee>', email: 'zoe@example.org' },
  subject: 'Tuesday — 15:00 🕒',
  text: 'Hello',
  html: '<p>Hello</p>',
  calendar: { method: 'REQUEST' as const, content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n' },
});
const send = (key: string) => server.app.kernel.mail.send(mail(key), now);
const run = (at = now) => server.app.kernel.jobs.run(at);

describe('mail', () => {
  it('arrives once, with its text, HTML and calendar part, whose method is in the type as well', async () => {
    await send('a');
    await send('a');
    await run();
    expect(catcher.mails).toHaveLength(1);
    const [got] = catcher.mails;
    expect(got).toMatchObject({
      subject: 'Tuesday — 15:00 🕒',
      from: { name: 'Rapport', address: 'hello@mentoring.example.org' },
      to: [{ name: 'Zoë, "the" <Mentee>', address: 'zoe@example.org' }],
    });
    expect([got?.text?.trim(), got?.html?.trim()]).toEqual(['Hello', '<p>Hello</p>']);
    expect(got?.raw).toMatch(/Content-Type: text\/calendar;[\s\S]*?method=REQUEST/i);
    const row = await MailModel.findById('a').lean();
    expect(row).toMatchObject({ state: 'sent', body: null });
  });

  it('that the server refuses for now is tried again; for good, it is given up, and why is kept', async () => {
    catcher.refuse(451);
    await send('a');
    await run();
    expect(await MailModel.findById('a').lean()).toMatchObject({ state: 'waiting' });
    catcher.refuse(undefined);
    await run(now + 60_000);
    expect(catcher.mails).toHaveLength(1);
    catcher.refuse(550);
    await send('b');
    await run();
    const refused = await MailModel.findById('b').lean();
    expect(refused).toMatchObject({ state: 'failed' });
    expect(refused?.problem).toContain('550');
    expect(await JobModel.findById('mail:b').lean()).toMatchObject({ state: 'failed', attempts: 1 });
  });

  it('that was sent but could not be marked so holds the next back, and is not sent again', async () => {
    await send('a');
    const marks = vi.spyOn(MailModel, 'updateOne').mockRejectedValueOnce(new Error('the database is away'));
    await run();
    expect(marks).toHaveBeenCalledOnce();
    marks.mockRestore();
    expect(await MailModel.findById('a').lean()).toMatchObject({ state: 'waiting' });
    await send('b');
    await run(now + 60_000);
    expect(catcher.mails).toHaveLength(2);
    for (const key of ['a', 'b']) {
      expect(await MailModel.findById(key).lean()).toMatchObject({ state: 'sent', body: null });
    }
  });

  it('is never lost and repeated at most once, with the same Message-ID, wherever the process dies', async () => {
    const dying = new DyingWrites();
    await send('count');
    await run();
    const writes = dying.count;
    expect(writes).toBeGreaterThan(3);
    for (let write = 1; write <= writes; write++) {
      catcher.mails.length = 0;
      const key = `dies at ${write}`;
      dying.dieAt(write);
      await send(key).catch(() => undefined);
      await run().catch(() => undefined);
      dying.live();
      // Whoever wanted it sent asks again: a caller whose own write died with it.
      await send(key);
      await run(now + jobLimits.lease + 60_000);
      const ids = catcher.mails.map(({ messageId }) => messageId);
      expect(ids.length, key).toBeGreaterThanOrEqual(1);
      expect(ids.length, key).toBeLessThanOrEqual(2);
      expect(new Set(ids).size, key).toBe(1);
    }
  });
});

it('without a mail server mail is kept, and nothing tries to send it', async () => {
  const { Mailer } = await import('./mailer.ts');
  const { kernel } = server.app;
  const { SMTP_URL: _, ...config } = kernel.config;
  const mailer = new Mailer(config, kernel.jobs, kernel.lifetime);
  expect(mailer.isOn).toBe(false);
  await mailer.send(mail('kept'), now);
  await run();
  expect(catcher.mails).toHaveLength(0);
  expect(await MailModel.findById('kept').lean()).toMatchObject({
    state: 'kept',
    body: { text: 'Hello' },
  });
});
