import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startControl } from './controlRoom.ts';
import { rowTimeout } from './rounds.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';
import { storedDocument } from './storedDocument.ts';
import { type TypingTogether, typeTogether } from './typeTogether.ts';
import { marksIn } from './typingPeer.ts';

const row = new Row('database');
const minute = 60_000;
const answersArriveMs = 250;

/** What the database does for how long in a full run, and whether we can look past the proxy meanwhile. */
const states = [
  { name: '50 ms slow', ms: minute, begin: () => slow(50), end: () => slow(0) },
  { name: '500 ms slow', ms: minute, begin: () => slow(500), end: () => slow(0) },
  { name: '5,000 ms slow', ms: minute, begin: () => slow(5_000), end: () => slow(0) },
  {
    name: 'refusing',
    ms: 5 * minute,
    begin: () => stage.proxy.refuse(),
    end: () => stage.proxy.accept(),
  },
  {
    name: 'stopped',
    ms: minute / 2,
    begin: () => stage.database?.kill('SIGKILL'),
    end: () => stage.database?.start(),
    isGone: true,
  },
] as const;

let stage: Stage;
let typing: TypingTogether;
let inserts = 0;

beforeAll(async () => {
  stage = await startStage({ ownDatabase: true });
  stage.proxy.onCommand = ({ name, on }) => {
    if (name === 'insert' && on === 'collab_log') inserts += 1;
    return 'pass';
  };
  typing = await typeTogether(stage, stage.rooms[0] ?? '', 2);
}, 120_000);
afterAll(() => stage.end());

function slow(ms: number): void {
  stage.proxy.delayMs = ms;
}

async function storedMarks(): Promise<Set<string>> {
  const doc = await storedDocument(stage.db, stage.rooms[0] ?? '');
  return new Set(marksIn(doc.getText('typed').toString()));
}

const promised = (): string[] =>
  typing.peers.flatMap(({ acknowledged, seenWhileSaved }) => [
    ...[...acknowledged].filter(Boolean),
    ...seenWhileSaved,
  ]);

/** Whatever has been called saved by now is in the database by now. @returns how much that is */
async function expectTrue(): Promise<number> {
  const said = promised();
  const stored = await storedMarks();
  expect(said.filter((mark) => !stored.has(mark))).toEqual([]);
  return said.length;
}

/** While the database is well. */
async function writesPerSecond(): Promise<number> {
  const before = inserts;
  const startedAt = performance.now();
  await sleep(row.full ? 5_000 : 500);
  return (inserts - before) / ((performance.now() - startedAt) / 1_000);
}

async function untilAllStored(): Promise<number> {
  const startedAt = performance.now();
  const typed = typing.peers.flatMap((peer) => [...peer.typed]);
  const isStored = (mark: string) => typing.peers.some((peer) => peer.acknowledged.has(mark));
  while (!typed.every(isStored) || !typing.peers.every(({ saved }) => saved)) await sleep(20);
  return performance.now() - startedAt;
}

test.each(states)(
  'a database that is $name: nothing is called saved that is not, and all is stored when it is back',
  async (state) => {
    await untilAllStored();
    const probe = await stage.probe();
    const usual = await writesPerSecond();
    const before = {
      ...{ memory: await probe.memory(), pid: stage.server.pid },
      ...{ typed: typed(), inserts, asked: stage.proxy.asked },
    };
    const control = await startControl(stage.control);
    await state.begin();
    const until = performance.now() + state.ms * row.rounds;
    // What was stored just before may still be on its way to those who typed it.
    await sleep(answersArriveMs);
    const saidAtOnce = promised().length;
    while (performance.now() < until) {
      await sleep(100);
      if (!('isGone' in state)) await expectTrue();
    }
    if ('isGone' in state) expect(promised().length).toBe(saidAtOnce);
    const writes = inserts - before.inserts;
    const asked = stage.proxy.asked - before.asked;
    const edits = typed() - before.typed;
    await control.expectUntouched(row);
    await state.end();
    const took = await untilAllStored();
    const compared = await expectTrue();
    expect(stage.server.pid).toBe(before.pid);
    expect(typing.peers.map(({ closes }) => closes)).toEqual([0, 0]);
    // One write is under way at a time, however many edits wait for it.
    expect(writes).toBeLessThanOrEqual(edits);
    row.found(`${state.name}: ${compared} compared, ${writes} writes for ${edits} edits`);
    const seconds = (state.ms * row.rounds) / 1_000;
    row.within(`${state.name}: writes a second, usually ${usual.toFixed(1)}`, writes / seconds, usual);
    row.within(`${state.name}: connections asked for a second`, asked / seconds, 20);
    row.within(`${state.name}: stored after, ms`, took, 10_000);
    row.within(`${state.name}: memory up, MiB`, ((await probe.memory()) - before.memory) / 2 ** 20, 20);
  },
  rowTimeout,
);

const typed = (): number => typing.peers.reduce((sum, peer) => sum + peer.typed.length, 0);

test('what was typed through all of that is there once, for everybody', async () => {
  typing.stop();
  await typing.expectMerged();
}, 60_000);
