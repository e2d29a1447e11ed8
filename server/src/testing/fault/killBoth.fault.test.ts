import { setTimeout as sleep } from 'node:timers/promises';
import type { Binary } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rowTimeout } from './rounds.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';
import { typeTogether } from './typeTogether.ts';

const row = new Row('killBoth');
let stage: Stage;
beforeAll(async () => {
  stage = await startStage({
    rooms: row.rounds,
    ownDatabase: true,
    limits: { compactRows: 5, compactEveryMs: 200 },
  });
}, 120_000);
afterAll(() => stage.end());

/** Every update that the database has, as whoever loads it would read it. @returns how many there are */
async function expectReadable(): Promise<number> {
  const log = await stage.db.collection<{ bytes: Binary }>('collab_log').find().toArray();
  const documents = await stage.db.collection<{ state: Binary }>('collab_documents').find().toArray();
  for (const { buffer } of [...log.map(({ bytes }) => bytes), ...documents.map(({ state }) => state)]) {
    if (buffer.length > 0) Y.decodeUpdate(Uint8Array.from(buffer));
  }
  return log.length + documents.length;
}

test(
  `${row.rounds} SIGKILLs of server and database together lose nothing acknowledged and leave nothing unreadable`,
  async () => {
    const database = stage.database;
    if (!database) throw new Error('this stage has a database of its own');
    const back: number[] = [];
    let compared = 0;
    let read = 0;
    for (const [round, document] of stage.rooms.entries()) {
      const typing = await typeTogether(stage, document, 2 + (round % 3));
      await sleep(300 + ((round * 137) % 700));
      await Promise.all([stage.server.kill('SIGKILL'), database.kill('SIGKILL')]);
      typing.stop();
      const startedAt = performance.now();
      await database.start();
      read += await expectReadable();
      await stage.server.start();
      compared += await typing.expectKept();
      back.push(performance.now() - startedAt);
      await typing.expectMerged();
    }
    row.found(`0 of ${compared} lost; ${read} rows decoded`);
    row.measured('both up and read', back);
    expect(compared).toBeGreaterThan(row.rounds * 10);
  },
  rowTimeout,
);
