import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase, startSfu } from '../stack/index.ts';

const keys = { key: 'test', secret: 'a-secret-for-tests-only-of-32-characters' };

/** One database and one SFU for all tests of a run; each test file takes a database name of its own. */
export async function setup(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'rapport-vitest-'));
  const [database, sfu] = await Promise.all([startDatabase({ dir }), startSfu({ dir, keys })]);
  process.env.TEST_MONGODB_URL = database.url;
  process.env.TEST_LIVEKIT_URL = sfu.url;
  process.env.TEST_LIVEKIT_API_KEY = keys.key;
  process.env.TEST_LIVEKIT_API_SECRET = keys.secret;
  return async () => {
    await Promise.all([sfu.stop(), database.stop()]);
    await rm(dir, { recursive: true, force: true });
  };
}
