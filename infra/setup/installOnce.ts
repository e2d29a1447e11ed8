import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitForLock } from './lock.ts';
import { paths } from './paths.ts';
import { type Progress, progress } from './progress.ts';

export interface Engine {
  name: string;
  /** Names this exact set-up: what is pinned, for which platform. Another stamp is another folder. */
  stamp: string;
  build(folder: string, report: Progress): Promise<void>;
}

const finished = 'installed';

function folderOf(engine: Engine, engines: string): string {
  return join(engines, `${engine.name}-${engine.stamp}`);
}

export function isInstalled(engine: Engine, engines = paths.engines): boolean {
  return existsSync(join(folderOf(engine, engines), finished));
}

/**
 * Builds an engine into a temporary folder and renames it when it is whole, so that an interrupted set-up leaves
 * nothing that looks finished. Two processes at once: the second waits and finds the first one's work.
 */
export async function installOnce(engine: Engine, engines = paths.engines): Promise<string> {
  const folder = folderOf(engine, engines);
  if (isInstalled(engine, engines)) return folder;
  await mkdir(engines, { recursive: true });
  const report = progress(engine.name);
  const lock = await waitForLock(join(engines, `${engine.name}.lock`), (holder) =>
    report.stage(`another process (${holder ?? 'unknown'}) is setting it up; waiting for it`),
  );
  try {
    if (isInstalled(engine, engines)) return folder;
    await removeLeftovers(engine.name, engines);
    const building = await mkdtemp(join(engines, `.${engine.name}-`));
    try {
      await engine.build(building, report);
      await writeFile(join(building, finished), `${new Date().toISOString()}\n`);
      await rename(building, folder);
    } catch (error) {
      report.failed();
      await rm(building, { recursive: true, force: true });
      throw error;
    }
    report.done('set up');
    return folder;
  } finally {
    await lock.release();
  }
}

/** Half-built folders of interrupted runs: nobody builds while we hold the lock. */
async function removeLeftovers(name: string, engines: string): Promise<void> {
  for (const entry of await readdir(engines)) {
    if (entry.startsWith(`.${name}-`)) await rm(join(engines, entry), { recursive: true, force: true });
  }
}
