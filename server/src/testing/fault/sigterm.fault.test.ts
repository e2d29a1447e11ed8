import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowTimeout } from './rounds.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';
import { typeTogether } from './typeTogether.ts';

const row = new Row('sigterm');
let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ rooms: row.rounds });
}, 120_000);
afterAll(() => stage.end());

test(
  `${row.rounds} SIGTERMs while people type lose nothing, and the server ends by itself`,
  async () => {
    const took: number[] = [];
    let compared = 0;
    for (const [round, document] of stage.rooms.entries()) {
      const typing = await typeTogether(stage, document, 2 + (round % 3));
      const codes = typing.peers.map((peer) => new Promise((resolve) => peer.socket.once('close', resolve)));
      await sleep(300 + ((round * 137) % 700));
      const startedAt = performance.now();
      await stage.server.kill('SIGTERM');
      // They type on: what is not acknowledged comes in when the server is back.
      await stage.server.exited;
      took.push(performance.now() - startedAt);
      typing.stop();
      expect(new Set(await Promise.all(codes))).toEqual(new Set([1012]));
      await stage.server.start();
      compared += await typing.expectKept();
      await typing.expectMerged();
    }
    row.found(`0 of ${compared} lost`);
    row.measured('exit', took);
    row.within('exit within, ms', Math.max(...took), 5_000);
    expect(compared).toBeGreaterThan(row.rounds * 10);
  },
  rowTimeout,
);
