import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from './paths.ts';
import { progress } from './progress.ts';
import { Remedy } from './remedy.ts';
import { run } from './run.ts';
import { stampOf } from './stamp.ts';

export type Workspace = 'client' | 'server';

const main: Record<Workspace, string> = { client: 'index.html', server: 'main.js' };

/** Builds the workspace unless what is in its dist came from exactly these sources. */
export async function buildIfStale(workspace: Workspace, root = repository): Promise<void> {
  const dist = join(root, workspace, 'dist');
  const stamp = await sourceStamp(workspace, root);
  // Inside dist, which a build empties first: an interrupted or a separate build leaves none.
  const stampFile = join(dist, '.sources');
  const built = await readFile(stampFile, 'utf8').catch(() => undefined);
  if (built === stamp && existsSync(join(dist, main[workspace]))) return;
  const report = progress(workspace);
  report.stage('building');
  const { code, output } = await run('npm', ['run', 'build', '-w', workspace], {
    cwd: root,
    onLine: () => report.detail('building'),
  });
  if (code !== 0) {
    report.failed();
    throw new Remedy(
      `The ${workspace} could not be built.\n${output.trim()}`,
      'If you have not changed it: run `npm ci`, then the same command again.',
    );
  }
  await writeFile(stampFile, stamp);
  report.done('built');
}

async function sourceStamp(workspace: Workspace, root: string): Promise<string> {
  const files = [
    join(root, 'package-lock.json'),
    join(root, 'tsconfig.json'),
    ...(await filesBelow(join(root, 'shared'))),
    ...(await filesBelow(join(root, workspace))),
  ].sort();
  return stampOf(files, [process.version, ...files]);
}

// Nothing in these gets into a build.
const leftOut = new Set(['node_modules', 'dist', 'e2e', 'testing', '.rapport', 'test-results']);

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (leftOut.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
  return (await Promise.all(nested)).flat();
}
