import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowTimeout } from './rounds.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';
import { TypingPeer } from './typingPeer.ts';

const row = new Row('rejoin');
const slowMs = 400;
/** Two people in each room, and nobody may have more than 16 connections. */
const atOnce = 8;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ rooms: row.rounds, limits: { idleMs: 50 } });
}, 120_000);
afterAll(() => stage.end());

/** Writes, leaves, comes back after `waitMs`, and once more when the room has left memory. @returns what was looked for */
async function comeBack(document: string, waitMs: number): Promise<number> {
  const peers = await Promise.all(
    (['mentor', 'mentee'] as const).map((who) => new TypingPeer(stage.seat(document, who)).join()),
  );
  for (let edit = 0; edit < 5; edit += 1) {
    for (const [client, peer] of peers.entries()) peer.type(`${waitMs}.${client}.${edit}`);
    await sleep(20);
  }
  while (!peers.every((peer) => peer.allDurable)) await sleep(10);
  // On its way while they leave: it may be there or not, but the rest must be.
  for (const [client, peer] of peers.entries()) peer.type(`${waitMs}.${client}.last`);
  for (const peer of peers) peer.end();
  const promised = peers.flatMap(({ acknowledged }) => [...acknowledged].filter(Boolean));
  for (const wait of [waitMs, 2_000]) {
    await sleep(wait);
    const peer = await new TypingPeer(stage.seat(document, 'mentor')).join();
    const marks = peer.marks;
    peer.end();
    expect(
      promised.filter((mark) => !marks.includes(mark)),
      `after ${wait} ms`,
    ).toEqual([]);
    expect(new Set(marks).size, 'marks that are there once').toBe(marks.length);
  }
  return promised.length;
}

test(
  `whoever comes back 0 to 1,000 ms after the last one left finds all that was acknowledged, in ${row.rounds} steps on a database that is ${slowMs} ms slow`,
  async () => {
    stage.proxy.delayMs = slowMs;
    const steps = stage.rooms.map((document, step) => ({
      document,
      waitMs: Math.round((step * 1_000) / (row.rounds - 1)),
    }));
    let compared = 0;
    for (let from = 0; from < steps.length; from += atOnce) {
      const counts = await Promise.all(
        steps.slice(from, from + atOnce).map(({ document, waitMs }) => comeBack(document, waitMs)),
      );
      compared += counts.reduce((sum, count) => sum + count, 0);
    }
    stage.proxy.delayMs = 0;
    row.found(`0 of ${compared} lost, each at 2 rejoins`);
    expect(compared).toBe(row.rounds * 10);
  },
  rowTimeout,
);
