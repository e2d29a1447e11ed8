import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Shell } from './Shell.ts';
import { type BuiltFiles, shellFiles } from './shellFiles.ts';

/** Files without a hash that the page names or shows; the two that say what the app is to a system are not needed. */
const plain = /^(early\.js|icon\.svg|icon-192\.png|notice-badge\.png)$/;

/** At build time: what the worker keeps of the client that was built into `dist`. */
export function builtShell(dist: string): Shell {
  const built = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as BuiltFiles;
  const hashed = shellFiles(built, (file) => statSync(join(dist, file)).size);
  const unhashed = readdirSync(dist).filter((file) => plain.test(file));
  const entry = Object.values(built).find(({ isEntry }) => isEntry)?.file ?? '';
  const content = createHash('sha256').update(hashed.join());
  for (const file of ['index.html', ...unhashed]) content.update(readFileSync(join(dist, file)));
  return {
    version: content.digest('base64url').slice(0, 16),
    entry: `/${entry}`,
    files: [...hashed, ...unhashed].map((file) => `/${file}`),
  };
}
