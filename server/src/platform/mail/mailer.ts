import { createHash } from 'node:crypto';
import type { AnyBulkWriteOperation } from 'mongoose';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { lookUp } from '../db/lookUp.ts';
import { writeTogether } from '../db/writeTogether.ts';
import { HopelessJob, type Jobs, jobKind } from '../jobs/jobs.ts';
import type { Lifetime } from '../lifetime.ts';
import { Turnstile } from '../turnstile.ts';
import { type CalendarPart, MailModel, type MailRow } from './mail.model.ts';

/** A mail to one person. */
export interface Mail {
  /** The same key is written, and sent, once. */
  readonly key: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: CalendarPart | undefined;
  /** Says something by which one signs in. */
  readonly secret?: boolean;
}

const findMail = lookUp(async (ids) => {
  const mails = await MailModel.find({ _id: { $in: [...ids] } }).lean<MailRow[]>();
  return new Map(mails.map((mail) => [mail._id, mail]));
});

const writeMail = writeTogether((writes: AnyBulkWriteOperation<MailRow>[]) =>
  MailModel.bulkWrite(writes, { ordered: false }),
);

const mailJob = jobKind('mail', z.object({ mailId: z.string() }));

/** Times in ms. */
const limits = {
  ...{ connect: 10_000, socket: 20_000, patience: 25_000 },
  /** Taken from the database while another one is sent (count). */
  prepared: 16,
  keptFor: 30 * 24 * 60 * 60_000,
} as const;

/**
 * Mail that is never lost: a row first, then a job that hands it to the mail server. A crash between the two steps of
 * the job repeats it, with the same Message-ID, by which receivers see that it is one. Without a mail server the rows
 * are kept for an admin to pass on.
 */
export class Mailer {
  /** Whether there is a mail server to hand mail to. */
  readonly isOn: boolean;
  readonly from: { readonly name: string; readonly address: string };
  readonly #jobs: Jobs;
  readonly #host: string;

  constructor(config: Config, jobs: Jobs, lifetime: Lifetime) {
    const { SMTP_URL, RAPPORT_MAIL_FROM, RAPPORT_ORIGINS } = config;
    this.isOn = SMTP_URL !== undefined;
    this.#jobs = jobs;
    this.#host = new URL(RAPPORT_ORIGINS[0] ?? 'http://localhost').hostname;
    this.from = { name: 'Rapport', address: RAPPORT_MAIL_FROM ?? `rapport@${this.#host}` };
    if (!SMTP_URL) return;
    const transport = createTransport({
      ...{ url: SMTP_URL, pool: true, maxConnections: 1 },
      ...{ connectionTimeout: limits.connect, greetingTimeout: limits.connect, socketTimeout: limits.socket },
      // What a mail names is written by us alone.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
    lifetime.onEnd('mail', () => transport.close());
    // What a process has handed over and not yet marked when it dies is sent again: there is one such mail at most.
    const oneByOne = new Turnstile(1);
    let unmarked: string | undefined;
    const mark = async (now: number) => {
      if (unmarked === undefined) return;
      const sent = { state: 'sent', sentAt: new Date(now), body: null, problem: '' } as const;
      await MailModel.updateOne({ _id: unmarked }, { $set: sent });
      unmarked = undefined;
    };
    const send = async ({ mailId }: { mailId: string }, now: number) => {
      // This very one, tried again.
      if (unmarked === mailId) return oneByOne.pass(() => mark(now));
      const mail = await findMail(mailId);
      if (!mail?.body || mail.state !== 'waiting') return;
      const { body } = mail;
      const askedAt = performance.now();
      await oneByOne.pass(async () => {
        // Behind a mail server that stands still a lease would end while one waits.
        if (performance.now() - askedAt > limits.patience) throw new Error('The mail server is slow.');
        await mark(now);
        await transport.sendMail(this.#message(mail, body)).catch(async (error: unknown) => {
          throw await failed(mail, error);
        });
        unmarked = mailId;
        await mark(now);
      });
    };
    jobs.handle(mailJob, send, { width: limits.prepared });
  }

  /** Resolves when the mail is in the database. */
  async send({ key, to, subject, text, html, calendar, secret = false }: Mail, now: number): Promise<void> {
    const row: Omit<MailRow, '_id'> = {
      messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${this.#host}>`,
      to: { name: to.name, address: to.email },
      subject,
      body: { text, html, calendar: calendar ?? null },
      secret,
      state: this.isOn ? 'waiting' : 'kept',
      ...{ problem: '', createdAt: new Date(now), sentAt: null },
    };
    await writeMail({ updateOne: { filter: { _id: key }, update: { $setOnInsert: row }, upsert: true } });
    if (!this.isOn) return;
    await this.#jobs.add([{ kind: mailJob, key, about: { mailId: key }, dueAt: new Date(now) }]);
  }

  /** Removes what is old, sent or not. */
  async forget(now: number): Promise<void> {
    await MailModel.deleteMany({ createdAt: { $lt: new Date(now - limits.keptFor) } });
  }

  #message({ messageId, to, subject }: MailRow, { text, html, calendar }: NonNullable<MailRow['body']>) {
    return {
      ...{ from: this.from, to, subject, messageId, text, html },
      // Nobody's holiday notice is to answer a machine.
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(calendar && {
        icalEvent: { method: calendar.method, filename: 'session.ics', content: calendar.content },
      }),
    };
  }
}

/** Notes why, and tells a refusal that will be repeated from a trouble that will pass. */
async function failed(mail: MailRow, error: unknown): Promise<unknown> {
  const code = (error as { responseCode?: unknown }).responseCode;
  const isRefused = typeof code === 'number' && code >= 500;
  const problem = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  await MailModel.updateOne(
    { _id: mail._id },
    { $set: { problem, ...(isRefused && { state: 'failed' as const }) } },
  );
  return isRefused ? new HopelessJob(problem) : error;
}
