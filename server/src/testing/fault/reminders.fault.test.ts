import { setTimeout as sleep } from 'node:timers/promises';
import { type MailCatcher, startMailCatcher } from '@rapport/infra/mailCatcher';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowTimeout } from './rounds.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';

const day = 86_400_000;
const row = new Row('reminders');
/** Reminders that are due at once. */
const many = row.full ? 1_000 : 100;
const kills = row.rounds;

let catcher: MailCatcher;
let stage: Stage;
/** A session of the pair as it was booked, to be had many times. */
let pattern: Record<string, unknown>;

beforeAll(async () => {
  catcher = await startMailCatcher();
  stage = await startStage({ env: { SMTP_URL: catcher.url } });
  const [, id = ''] = (stage.rooms[0] ?? '').split(':');
  const sessions = await stage.db.collection('mentoringSessions').find().toArray();
  // Without its minutes: a pair has only one session at a time, and here it has a thousand.
  const session = sessions.find(({ _id }) => String(_id) === id);
  pattern = { ...session, _id: undefined, taken: undefined, unannounced: undefined };
  const people = [String(pattern.mentorId), String(pattern.menteeId)];
  await stage.db.collection('noticeSettings').insertMany(
    // Whatever the time of the day is where this runs.
    people.map((person) => ({ _id: person as never, channels: everything, quiet: null })),
  );
  await untilDone();
}, 120_000);
afterAll(async () => {
  await stage.end();
  await catcher.stop();
});

const ways = { app: true, mail: true, push: false };
const everything = { changes: ways, reminders: ways, preparation: ways };

/** Sessions whose reminder of the day before is due at that time. @returns their ids */
async function plan(count: number, dueAt: number): Promise<string[]> {
  const startsAt = new Date(dueAt + day);
  const sessions = Array.from({ length: count }, () => ({ ...pattern, startsAt }));
  const { insertedIds } = await stage.db
    .collection('mentoringSessions')
    .insertMany(sessions, { ignoreUndefined: true });
  const ids = Object.values(insertedIds).map(String);
  await stage.db.collection('jobs').insertMany(
    ids.map((sessionId) => ({
      ...{ _id: `reminder:tomorrow:${sessionId}:${startsAt.getTime()}` as never, kind: 'reminder' },
      about: { what: 'tomorrow', sessionId, startsAt: startsAt.getTime() },
      ...{ state: 'waiting', dueAt: new Date(dueAt), runAt: new Date(dueAt) },
      ...{ attempts: 0, problem: '', endedAt: null },
    })),
  );
  return ids;
}

/** A lease ends within this (ms): what a process that died had taken comes back by then. */
const longestWait = 90_000;

/** Until nothing is left that is due, or that a process has taken. */
async function untilDone(): Promise<void> {
  const left = () =>
    stage.db
      .collection('jobs')
      .countDocuments({ state: 'waiting', runAt: { $lte: new Date(Date.now() + longestWait) } });
  // The embedded database reads all that is due to count it: to ask often would be most of its work.
  while ((await left()) > 0) await sleep(1_000);
}

async function told(sessions: readonly string[]) {
  const notices = await stage.db
    .collection('notices')
    .find({ sessionId: { $in: [...sessions] }, kind: 'tomorrow' })
    .toArray();
  const copies = new Map<string, number>();
  for (const { messageId, text } of catcher.mails) {
    const id = /\/s\/([0-9a-f]{24})/.exec(text ?? '')?.[1] ?? '';
    if (sessions.includes(id)) copies.set(messageId ?? '', (copies.get(messageId ?? '') ?? 0) + 1);
  }
  return { notices: notices.length, mails: copies.size, repeated: sum(copies.values()) - copies.size };
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0);

test(
  `${many} reminders that are due at once come once each, none of a session that was cancelled a second before`,
  async () => {
    const dueAt = Date.now() + 4_000;
    const sessions = await plan(many, dueAt);
    const [cancelled = '', ...held] = sessions;
    const seen: number[] = [];
    const timer = setInterval(() => {
      while (seen.length < catcher.mails.length) seen.push(Date.now() - dueAt);
    }, 20);
    await sleep(dueAt - 1_000 - Date.now());
    await stage.db
      .collection('mentoringSessions')
      .updateOne({ _id: new ObjectId(cancelled) }, { $set: { state: 'cancelled' } });
    const arrived = () => seen.filter((ms) => ms >= 0).length;
    const givenUpAt = dueAt + 300_000;
    while (arrived() < 2 * held.length && Date.now() < givenUpAt) await sleep(100);
    const tookMs = Date.now() - dueAt;
    await untilDone();
    clearInterval(timer);
    expect(await told(held)).toEqual({ notices: 2 * held.length, mails: 2 * held.length, repeated: 0 });
    expect(await told([cancelled])).toEqual({ notices: 0, mails: 0, repeated: 0 });
    row.found(`${2 * held.length} notices and ${2 * held.length} mails, each once`);
    row.measured(
      'mail after due',
      seen.filter((ms) => ms >= 0),
    );
    row.within('all within, s', tookMs / 1_000, 60);
  },
  rowTimeout,
);

test.runIf(row.full)(
  `${kills} SIGKILLs in the midst of it repeat no notice, lose no mail, and repeat at most one mail each`,
  async () => {
    const sessions: string[] = [];
    for (let kill = 0; kill < kills; kill++) {
      sessions.push(...(await plan(40, Date.now())));
      await sleep(3_000 + Math.random() * 4_000);
      await stage.server.kill('SIGKILL');
      await stage.server.start();
    }
    await untilDone();
    const { notices, mails, repeated } = await told(sessions);
    expect({ notices, mails }).toEqual({ notices: 2 * sessions.length, mails: 2 * sessions.length });
    expect(repeated).toBeLessThanOrEqual(kills);
    row.found(`${kills} kills: ${mails} mails, ${repeated} repeated with the same Message-ID`);
  },
  rowTimeout,
);
