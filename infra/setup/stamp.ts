import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** A short name for the content of files and the values beside them. */
export async function stampOf(files: string[], values: string[] = []): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file)).update('\0');
  for (const value of values) hash.update(value).update('\0');
  return hash.digest('hex').slice(0, 16);
}
