import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Lock {
  release(): Promise<void>;
}

/**
 * What tells this process from any other that ever had its number: numbers are used again, and a killed process
 * can stay in the table as a zombie. Undefined when it does not run.
 */
function identity(pid: number): string | undefined {
  try {
    const [state, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(') ')
      .slice(-1)
      .join()
      .split(' ');
    return state === 'Z' ? undefined : `started at ${rest[18]}`;
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
    const [, state, started] = /^(\S+)\s+(.+)$/.exec(stdout?.trim() ?? '') ?? [];
    return !state || state.startsWith('Z') ? undefined : `started ${started}`;
  }
}

/** The process that holds the lock file, or undefined when nobody does (also when its holder has died). */
export async function lockHolder(file: string): Promise<number | undefined> {
  const [pid, started] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  return pid && started && identity(Number(pid)) === started ? Number(pid) : undefined;
}

/** Takes the lock if nobody alive holds it. A lock left by a process that was killed is taken over. */
export async function tryLock(file: string): Promise<Lock | undefined> {
  await mkdir(dirname(file), { recursive: true });
  const release = () => rm(file, { force: true });
  if (await claim(file)) return { release };
  if ((await lockHolder(file)) !== undefined) return undefined;
  // Only one may remove a stale lock, or it would remove the fresh one of another who did the same just before.
  const clearing = `${file}.clearing`;
  if (!(await claim(clearing))) {
    if ((await lockHolder(clearing)) === undefined) await rm(clearing, { force: true });
    return undefined;
  }
  try {
    if ((await lockHolder(file)) !== undefined) return undefined;
    await rm(file, { force: true });
    return (await claim(file)) ? { release } : undefined;
  } finally {
    await rm(clearing, { force: true });
  }
}

/** Makes the file with our identity in it, at once or not at all: nobody ever sees it empty. */
async function claim(file: string): Promise<boolean> {
  const ours = `${file}.${process.pid}.${randomUUID()}`;
  await writeFile(ours, `${process.pid}\n${identity(process.pid)}`);
  try {
    await link(ours, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(ours, { force: true });
  }
}

export async function waitForLock(file: string, onWait: (holder: number | undefined) => void): Promise<Lock> {
  for (let waited = 0; ; waited++) {
    const lock = await tryLock(file);
    if (lock) return lock;
    if (waited === 0) onWait(await lockHolder(file));
    await sleep(500);
  }
}
