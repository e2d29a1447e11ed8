import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowTimeout } from './rounds.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';
import { typeTogether } from './typeTogether.ts';
import { TypingPeer } from './typingPeer.ts';

const row = new Row('sigkill');
let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ rooms: row.rounds });
});
afterAll(() => stage.end());

test(
  `${row.rounds} SIGKILLs of the server while 2 to 4 clients type lose nothing and double nothing`,
  async () => {
    const control = stage.control[0];
    const back: number[] = [];
    let compared = 0;
    for (const [round, document] of stage.rooms.entries()) {
      const typing = await typeTogether(stage, document, 2 + (round % 3));
      const waiting = await new TypingPeer(control).join();
      await sleep(300 + ((round * 137) % 700));
      await stage.server.kill('SIGKILL');
      typing.stop();
      await stage.server.start();
      const startedAt = performance.now();
      await waiting.join();
      back.push(performance.now() - startedAt);
      waiting.end();
      compared += await typing.expectKept();
      await typing.expectMerged();
    }
    row.found(`0 of ${compared} lost, 0 doubled`);
    row.measured('back after the server is up', back);
    row.within('back within, ms', Math.max(...back), 3_000);
    expect(compared).toBeGreaterThan(row.rounds * 10);
  },
  rowTimeout,
);
