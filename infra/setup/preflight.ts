import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { isPortFree } from '../stack/ports.ts';
import { embeddedDatabaseInstalled } from './embeddedDatabase.ts';
import { embeddedSfuInstalled } from './embeddedSfu.ts';
import { databaseKind, sfuKind } from './engines.ts';
import { rapportDir } from './paths.ts';
import { Remedy } from './remedy.ts';
import { findGo, findPython } from './toolchain.ts';

export interface Needs {
  /** The port that the server will take, when one is to be started. */
  port?: number;
  environment?: NodeJS.ProcessEnv;
}

/** Finds every reason why a start would fail half-way, before anything is started. Throws one message with all. */
export async function preflight({ port, environment = process.env }: Needs = {}): Promise<void> {
  const checks = [
    writable(rapportDir),
    port === undefined ? undefined : portFree(port),
    livekitComplete(environment),
    namedDatabaseAnswers(environment),
    namedSfuAnswers(environment),
    databaseTools(environment),
    sfuTools(environment),
  ];
  const problems: Remedy[] = [];
  for (const result of await Promise.allSettled(checks)) {
    if (result.status === 'fulfilled') continue;
    if (!(result.reason instanceof Remedy)) throw result.reason;
    problems.push(result.reason);
  }
  const [first, ...more] = problems;
  if (!first) return;
  if (more.length === 0) throw first;
  throw new Remedy(
    'Rapport cannot start yet:',
    problems
      .map((problem) => `- ${problem.message}\n  ${problem.remedy.replaceAll('\n', '\n  ')}`)
      .join('\n'),
  );
}

async function writable(folder: string): Promise<void> {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new Remedy(
      `The folder ${folder} cannot be written.`,
      'Give yourself write access to it, or name another folder with RAPPORT_DIR=/some/folder.',
      { cause },
    );
  }
}

async function portFree(port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Remedy(
      'RAPPORT_PORT is not a port.',
      'Give a whole number from 1 to 65535, or unset it for 3000.',
    );
  }
  if (await isPortFree(port)) return;
  throw new Remedy(
    `Port ${port} is taken by another program.`,
    `Stop that program, or choose another port: RAPPORT_PORT=${port + 1} npm start`,
  );
}

async function livekitComplete(environment: NodeJS.ProcessEnv): Promise<void> {
  const names = ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'];
  const missing = names.filter((name) => !environment[name]);
  if (missing.length === 0 || missing.length === names.length) return;
  throw new Remedy(
    `The media server is only half named: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
    `Set all of ${names.join(', ')}, or none of them to use the embedded one.`,
  );
}

async function namedDatabaseAnswers({ MONGODB_URL: url }: NodeJS.ProcessEnv): Promise<void> {
  if (!url) return;
  try {
    const client = await MongoClient.connect(url, { serverSelectionTimeoutMS: 3_000 });
    await client.close();
  } catch (cause) {
    throw new Remedy(
      `The database that MONGODB_URL names does not answer: ${(cause as Error).message}`,
      'Start it or correct MONGODB_URL, or unset it to use the embedded one.',
      { cause },
    );
  }
}

async function namedSfuAnswers({ LIVEKIT_URL: url }: NodeJS.ProcessEnv): Promise<void> {
  if (!url) return;
  try {
    await fetch(url.replace(/^ws/, 'http'), { signal: AbortSignal.timeout(3_000) });
  } catch (cause) {
    throw new Remedy(
      `The media server that LIVEKIT_URL names does not answer at ${url}.`,
      'Start it or correct LIVEKIT_URL, or unset LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET to use the embedded one.',
      { cause },
    );
  }
}

async function databaseTools(environment: NodeJS.ProcessEnv): Promise<void> {
  if (environment.MONGODB_URL || (await databaseKind()) === 'mongod') return;
  if (await embeddedDatabaseInstalled()) return;
  await findPython();
}

const gibibyte = 1024 ** 3;

async function sfuTools(environment: NodeJS.ProcessEnv): Promise<void> {
  if (environment.LIVEKIT_URL || (await sfuKind()) === 'found') return;
  if (await embeddedSfuInstalled()) return;
  await findGo();
  const { bavail, bsize } = await statfs(process.cwd());
  if (bavail * bsize < 2 * gibibyte) {
    throw new Remedy(
      `Only ${((bavail * bsize) / gibibyte).toFixed(1)} GiB of disk space is free.`,
      'Compiling the media server takes about 2 GiB for a while: free some space.',
    );
  }
}
