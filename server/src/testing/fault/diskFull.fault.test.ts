import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { afterAll, expect, test } from 'vitest';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';
import { storedDocument } from './storedDocument.ts';
import { typeTogether } from './typeTogether.ts';
import { marksIn } from './typingPeer.ts';

const row = new Row('diskFull');
const dir = mkdtempSync(join(tmpdir(), 'rapport-disk-'));
// Only where it is used: filling a disk takes its time, and without a test nothing would unmount it.
const canMount = row.full && mount();
if (row.full && !canMount) {
  console.log('diskFull: not run, because this user may not mount a small file system (mount -t tmpfs)');
  row.found('not run: this user may not mount a small file system');
}
if (!canMount) rmSync(dir, { recursive: true, force: true });
let stage: Stage | undefined;
afterAll(async () => {
  await stage?.end();
  if (canMount) execFileSync('umount', ['--lazy', dir]);
  rmSync(dir, { recursive: true, force: true });
});

function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', dir], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Takes what is left of the disk. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w');
  const block = Buffer.alloc(64 * 1024);
  try {
    for (;;) await handle.write(block);
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  } finally {
    await handle.close();
  }
}

const most = 300;

/** Of 100 kB: more would not fit into a document. */
const mostPieces = 35;

const works = (write: () => Promise<unknown>): Promise<boolean> =>
  write().then(
    () => true,
    () => false,
  );

/** Takes what the database itself has set aside, as its other users would. */
async function fillDatabase(db: Db): Promise<void> {
  for (const size of [2 ** 20, 2 ** 16, 2 ** 12, 2 ** 7]) {
    const keep = () => db.collection('filler').insertOne({ bytes: randomBytes(size) }, { timeoutMS: 3_000 });
    for (let kept = 0; kept < most && (await works(keep)); kept += 1);
  }
}

test.runIf(canMount)(
  'a full disk is never called saved, and all is stored once there is space again',
  async () => {
    stage = await startStage({ rooms: row.rounds, ownDatabase: { dir } });
    const { database, db } = stage;
    if (!database) throw new Error('this stage has a database of its own');
    for (const [round, document] of stage.rooms.entries()) {
      const typing = await typeTogether(stage, document, 2);
      const filler = join(dir, 'filler');
      await sleep(500);
      await fill(filler);
      await fillDatabase(db);
      const isOut = () => !database.running || typing.peers.some(({ saved }) => !saved);
      // What the database has set aside lasts for a while; once it hurts, it hurts for ten more of them.
      let hurt = 0;
      for (let piece = 0; piece < mostPieces && hurt < 10; piece += 1) {
        typing.peers[piece % 2]?.type(`${piece}.${round}.${'x'.repeat(100_000)}`);
        await sleep(1_000);
        if (hurt > 0 || isOut()) hurt += 1;
      }
      expect(hurt, 'the disk was full').toBeGreaterThan(0);
      await rm(filler);
      expect((await statfs(dir)).bavail).toBeGreaterThan(0);
      // A database may give up when it cannot write; whoever looks after it starts it again.
      const backAt = performance.now();
      const write = () => db.collection('filler').insertOne({}, { timeoutMS: 3_000 });
      if (await works(write)) row.found('the database went on');
      else {
        row.found('the database gave up and was started again');
        await database.restart();
      }
      const isStored = (mark: string) => typing.peers.some((peer) => peer.acknowledged.has(mark));
      const typed = typing.peers.flatMap((peer) => [...peer.typed]);
      while (!typed.every(isStored)) await sleep(20);
      row.within('stored after, ms', performance.now() - backAt, 10_000);
      const said = typing.peers
        .flatMap((peer) => [...peer.acknowledged, ...peer.seenWhileSaved])
        .filter(Boolean);
      const stored = new Set(marksIn((await storedDocument(db, document)).getText('typed').toString()));
      expect(said.filter((mark) => !stored.has(mark))).toEqual([]);
      row.found(`${said.length} compared`);
      typing.stop();
      for (const peer of typing.peers) peer.end();
    }
  },
  300_000,
);
