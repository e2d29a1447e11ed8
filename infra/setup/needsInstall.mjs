import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether what npm says it installed differs from what the lock file asks for. */
export function needsInstall(root) {
  // npm writes this one last, so an interrupted installation has none.
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return true;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).some(
    ([path, { version, optional }]) =>
      path.startsWith('node_modules/') && !optional && installed[path]?.version !== version,
  );
}
