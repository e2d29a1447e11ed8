import { join } from 'node:path';
import { installOnce, isInstalled } from './installOnce.ts';
import { paths } from './paths.ts';
import { pythonEnvironment } from './pythonEnvironment.ts';

const engine = () =>
  pythonEnvironment({
    name: 'database',
    packages: 'SecantusDB',
    requirements: join(paths.embedded, 'requirements.txt'),
    disk: '200 MB',
  });

export async function embeddedDatabaseInstalled(): Promise<boolean> {
  return isInstalled(await engine());
}

/** The Python interpreter of the environment that holds the pinned SecantusDB. */
export async function embeddedDatabase(): Promise<string> {
  return join(await installOnce(await engine()), 'bin/python');
}
