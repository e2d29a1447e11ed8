import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedDatabase } from './embeddedDatabase.ts';
import { embeddedSfu } from './embeddedSfu.ts';
import { paths } from './paths.ts';
import { run } from './run.ts';

/** `command` of secantus is the Python interpreter that has it. */
export type DatabaseEngine = { kind: 'mongod' | 'secantus'; command: string };
export type SfuEngine = { kind: 'found' | 'embedded'; command: string };

// Older than these, the parts that Rapport needs (transactions and change streams; the /rtc/v1 path) are not sure.
const oldest = { mongod: [6, 0], 'livekit-server': [1, 13] } as const;

async function onPath(command: keyof typeof oldest): Promise<boolean> {
  const { code, stdout } = await run(command, ['--version']);
  const match = /(\d+)\.(\d+)\.\d+/.exec(stdout);
  if (code !== 0 || !match) return false;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  const [wantMajor, wantMinor] = oldest[command];
  return major > wantMajor || (major === wantMajor && minor >= wantMinor);
}

export async function databaseKind(data = paths.data): Promise<DatabaseEngine['kind']> {
  // Data once written stays with its engine: a mongod that is installed later must not make it seem lost.
  for (const kind of ['secantus', 'mongod'] as const) if (existsSync(join(data, kind))) return kind;
  return (await onPath('mongod')) ? 'mongod' : 'secantus';
}

export async function chooseDatabaseEngine(data = paths.data): Promise<DatabaseEngine> {
  const kind = await databaseKind(data);
  return { kind, command: kind === 'mongod' ? 'mongod' : await embeddedDatabase() };
}

export async function sfuKind(): Promise<SfuEngine['kind']> {
  return (await onPath('livekit-server')) ? 'found' : 'embedded';
}

export async function chooseSfuEngine(): Promise<SfuEngine> {
  const kind = await sfuKind();
  return { kind, command: kind === 'found' ? 'livekit-server' : await embeddedSfu() };
}
