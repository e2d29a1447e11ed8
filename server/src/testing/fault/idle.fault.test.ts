import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startControl } from './controlRoom.ts';
import { rowTimeout } from './rounds.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';

const row = new Row('idle');
const processes = 2;
const rooms = 20;

let stage: Stage;
const children: ChildProcess[] = [];
beforeAll(async () => {
  stage = await startStage({ rooms, limits: { connectionsPerPerson: 20_000 } });
}, 120_000);
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  return stage.end();
});

/** Of the server's process (bytes), once it has collected its garbage. */
async function residentBytes(): Promise<number> {
  const status = await readFile(`/proc/${stage.server.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1_024;
}

async function sitDown(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('idleProcess.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  children.push(child);
  child.send({ seats: stage.rooms.map((document) => stage.seat(document, 'mentor')), count: row.rounds });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('a client process died'))),
  ]);
  return child;
}

test(
  `${processes * row.rounds} idle sockets cost little, disturb nobody and give their memory back`,
  async () => {
    const probe = await stage.probe();
    const before = { memory: await probe.memory(), resident: await residentBytes() };
    for (let count = 0; count < processes; count += 1) await sitDown();
    const open = processes * row.rounds;
    const control = await startControl(stage.control);
    await sleep(row.full ? 30_000 : 1_000);
    await control.expectUntouched(row);
    await probe.memory();
    row.within('each, KiB', ((await residentBytes()) - before.resident) / open / 1_024, 60);
    for (const child of children) {
      expect(child.exitCode, 'nobody was sent away').toBe(null);
      child.send('end');
      await once(child, 'exit');
    }
    // Sockets that were hung up are noticed by then.
    await sleep(1_000);
    row.found(`${open} sockets`);
    row.within('memory of before, %', ((await probe.memory()) / before.memory) * 100, 110);
  },
  rowTimeout,
);
