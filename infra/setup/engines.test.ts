import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { onlyTools } from '../testing/fakeTools.ts';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { databaseKind, sfuKind } from './engines.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the database', () => {
  test('is a mongod from the PATH', async () => {
    onlyTools({ mongod: 'echo "db version v8.0.4"; echo "Build Info: {}"' });
    expect(await databaseKind(temporaryFolder())).toBe('mongod');
  });

  test('is the embedded one where no mongod is, or one that is too old', async () => {
    onlyTools({});
    expect(await databaseKind(temporaryFolder())).toBe('secantus');
    onlyTools({ mongod: 'echo "db version v4.4.29"' });
    expect(await databaseKind(temporaryFolder())).toBe('secantus');
  });

  test('stays the one that has the data', async () => {
    const data = temporaryFolder();
    mkdirSync(join(data, 'secantus'));
    onlyTools({ mongod: 'echo "db version v8.0.4"' });
    expect(await databaseKind(data)).toBe('secantus');
  });
});

describe('the media server', () => {
  test('is a livekit-server from the PATH', async () => {
    onlyTools({ 'livekit-server': 'echo "livekit-server version 1.13.5"' });
    expect(await sfuKind()).toBe('found');
  });

  test('is the embedded one where none is, or one that is too old', async () => {
    onlyTools({});
    expect(await sfuKind()).toBe('embedded');
    onlyTools({ 'livekit-server': 'echo "livekit-server version 1.5.3"' });
    expect(await sfuKind()).toBe('embedded');
  });
});
