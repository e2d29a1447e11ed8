import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { paths } from './paths.ts';
import { Remedy } from './remedy.ts';

export interface Secrets {
  auth: string;
  livekitKey: string;
  livekitSecret: string;
}

/** Made at the first start and kept: a new auth secret would sign everybody out. */
export function secrets(file = paths.secrets): Secrets {
  mkdirSync(dirname(file), { recursive: true });
  const fresh: Secrets = {
    auth: randomBytes(32).toString('base64url'),
    livekitKey: `rapport${randomBytes(6).toString('hex')}`,
    livekitSecret: randomBytes(32).toString('base64url'),
  };
  try {
    writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return read(file);
  }
}

function read(file: string): Secrets {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
    const { auth, livekitKey, livekitSecret } = kept;
    if (auth && livekitKey && livekitSecret) return { auth, livekitKey, livekitSecret };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Remedy(
    `${file} cannot be read as Rapport's secrets.`,
    'Restore it from a backup, or delete it: new secrets are made, and everybody has to sign in again.',
  );
}
