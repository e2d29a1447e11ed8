import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { Crew } from './crew.ts';
import { Part } from './part.ts';
import { freePort, loopback } from './ports.ts';

const standIn = `
  const [port, name, journal] = process.argv.slice(2);
  const note = (what) => require('node:fs').appendFileSync(journal, what + ' ' + name + '\\n');
  process.on('SIGTERM', () => { note('stopping'); setTimeout(() => { note('stopped'); process.exit(0); }, 50); });
  require('node:http').createServer((request, response) => {
    if (request.url === '/crash') process.exit(7);
    response.end('ok');
  }).listen(Number(port), '${loopback}', () => note('started'));
`;

async function standInPart(folder: string, name: string, script = standIn): Promise<Part & { url: string }> {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, script);
  const port = await freePort();
  const url = `http://${loopback}:${port}`;
  const part = new Part({
    name,
    command: process.execPath,
    args: [file, String(port), name, join(folder, 'journal')],
    logFile: join(folder, `${name}.log`),
    isHealthy: async () => (await fetch(url)).ok,
    healthyWithinMs: 5_000,
    stopMs: { signals: [0], kill: 1_000 },
  });
  onTestFinished(() => part.stop());
  return Object.assign(part, { url });
}

const journal = (folder: string) => readFileSync(join(folder, 'journal'), 'utf8').trim().split('\n');

test('a part that crashes is started again, at the same address', async () => {
  const folder = temporaryFolder();
  const told: string[] = [];
  const crew = new Crew((line) => told.push(line));
  const part = await standInPart(folder, 'server');
  await part.start();
  crew.add(part);
  for (const time of [1, 2]) {
    await fetch(`${part.url}/crash`).catch(() => undefined);
    await vi.waitFor(
      () => expect(told.filter((line) => line.includes('runs again'))).toHaveLength(time),
      10_000,
    );
    expect(await (await fetch(part.url)).text()).toBe('ok');
  }
  await crew.stop();
  expect(told[0]).toContain('ended unexpectedly');
});

test('parts stop one after the other, the last first, and are not started again', async () => {
  const folder = temporaryFolder();
  const crew = new Crew(() => undefined);
  for (const name of ['database', 'sfu', 'server']) {
    const part = await standInPart(folder, name);
    await part.start();
    crew.add(part);
  }
  await Promise.all([crew.stop(), crew.stop()]);
  expect(journal(folder).slice(3)).toEqual(
    ['server', 'sfu', 'database'].flatMap((name) => [`stopping ${name}`, `stopped ${name}`]),
  );
});

test('a part that does not listen to SIGTERM is killed', async () => {
  const deaf = standIn.replace(/process\.on\('SIGTERM'.*/, "process.on('SIGTERM', () => {});");
  const part = await standInPart(temporaryFolder(), 'deaf', deaf);
  await part.start();
  await part.stop();
  expect(part.running).toBe(false);
});

test('a part that ends while it starts fails with the end of its log', async () => {
  const part = await standInPart(
    temporaryFolder(),
    'broken',
    "console.error('no such setting'); process.exit(1)",
  );
  await expect(part.start()).rejects.toThrow(/ended at once[\s\S]*no such setting/);
});

/** A process that starts the stand-in, says so, and is then killed. */
async function killedParent(folder: string, part: Part & { url: string }, whileStartingMs?: number) {
  const file = join(folder, `${part.name}.cjs`);
  const args = [file, new URL(part.url).port, part.name, join(folder, 'journal')];
  const script = `import { Part } from '${new URL('./part.ts', import.meta.url)}';
    const part = new Part({ name: 'orphan', command: process.execPath, args: ${JSON.stringify(args)},
      logFile: ${JSON.stringify(join(folder, 'log'))}, healthyWithinMs: 5000, stopMs: { signals: [0], kill: 1000 },
      isHealthy: async () => (await fetch('${part.url}')).ok });
    ${whileStartingMs === undefined ? '' : `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${whileStartingMs});`}
    await part.start(); process.kill(process.pid, 'SIGKILL');`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  await once(parent, 'exit');
}

test('parts end when the process that started them was killed', async () => {
  const folder = temporaryFolder();
  await killedParent(folder, await standInPart(folder, 'orphan'));
  await vi.waitFor(() => expect(journal(folder)).toContain('stopped orphan'), 5_000);
});

test.each([0, 15, 30, 45, 60, 90])('also when it was killed %i ms into their start', async (ms) => {
  const folder = temporaryFolder();
  const part = await standInPart(folder, 'orphan');
  await killedParent(folder, part, ms);
  // Longer than the stand-in takes to start: it must not come up later either.
  await new Promise((resolve) => setTimeout(resolve, 700));
  await expect(fetch(part.url)).rejects.toThrow();
});
