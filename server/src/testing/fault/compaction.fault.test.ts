import { setTimeout as sleep } from 'node:timers/promises';
import type { Binary } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf } from '../../features/collab/collab.models.ts';
import { contentDigest } from './contentDigest.ts';
import type { Command } from './databaseProxy.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';
import { storedDocument } from './storedDocument.ts';
import { TypingPeer } from './typingPeer.ts';

const row = new Row('compaction');
let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ rooms: row.rounds, ownDatabase: true, limits: { idleMs: 300 } });
}, 120_000);
afterAll(() => stage.end());

/** Fills a document so that its log has rows, and leaves it. */
async function write(document: string): Promise<string> {
  const peer = await new TypingPeer(stage.seat(document, 'mentor')).join();
  for (let edit = 0; edit < 20; edit += 1) {
    peer.type(`${edit}`, edit % 3 > 0);
    await sleep(3);
  }
  peer.doc.getText('typed').delete(0, 10);
  while (!peer.allDurable) await sleep(5);
  const hash = contentDigest(peer.doc);
  peer.end();
  return hash;
}

const countRows = (document: string) =>
  stage.db.collection<{ _id: string }>('collab_log').countDocuments(rowsOf(document));

/**
 * Kills the server at the `n`-th call of the next compaction: the call does not arrive, or its answer is lost.
 * @returns false when the compaction was over before that
 */
async function killAt(n: number, lost: 'call' | 'answer', document: string): Promise<boolean> {
  let calls = 0;
  const compacts = compactionOf(document);
  const reached = new Promise<void>((resolve) => {
    stage.proxy[lost === 'call' ? 'onCommand' : 'onAnswer'] = (command) => {
      if (compacts(command)) calls += 1;
      if (calls < n) return 'pass';
      resolve();
      return 'hold';
    };
  });
  const isOver = async () => (await countRows(document)) === 0;
  const killed = await Promise.race([reached.then(() => true), untilOver(isOver, reached)]);
  if (killed) await stage.server.kill('SIGKILL');
  stage.proxy.onCommand = () => 'pass';
  stage.proxy.onAnswer = () => 'pass';
  return killed;
}

/** Tells the commands of a document's compaction: one transaction, which begins with writing the document. */
function compactionOf(document: string): (command: Command) => boolean {
  const sessions = new Set<string>();
  return ({ name, body }) => {
    const { lsid, updates } = body() as {
      lsid?: { id: Binary };
      updates?: readonly { q: { _id?: unknown } }[];
    };
    const session = lsid?.id.toString('hex') ?? '';
    if (name === 'update' && updates?.[0]?.q._id === document) sessions.add(session);
    return sessions.has(session);
  };
}

/** The log is empty before the last answer is back. */
const graceMs = 300;

async function untilOver(isOver: () => Promise<boolean>, reached: Promise<void>): Promise<boolean> {
  let isReached = false;
  void reached.then(() => {
    isReached = true;
  });
  while (!isReached && !(await isOver())) await sleep(20);
  if (!isReached) await Promise.race([reached, sleep(graceMs)]);
  return isReached;
}

test.each(['call', 'answer'] as const)(
  'a compaction whose server is killed at its n-th database call, with the %s lost, changes no content',
  async (lost) => {
    const documents = stage.rooms.slice(...(lost === 'call' ? [0, row.rounds / 2] : [row.rounds / 2]));
    let killed = true;
    let n = 0;
    for (const document of documents) {
      n += 1;
      const before = await write(document);
      killed = await killAt(n, lost, document);
      if (killed) await stage.server.start();
      expect(contentDigest(await storedDocument(stage.db, document)), `after the loss of ${lost} ${n}`).toBe(
        before,
      );
      if (!killed) break;
    }
    expect(killed, 'the compaction came to its end').toBe(false);
    expect(n).toBeGreaterThan(2);
    row.found(`${n - 1} calls, each ${lost} lost: same content`);
  },
  600_000,
);
