import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from './installOnce.ts';
import { pythonEnvironment } from './pythonEnvironment.ts';

/** The Python interpreter that reads calendar files in tests: a parser with which we share nothing. */
export async function calendarReader(): Promise<string> {
  const engine = await pythonEnvironment({
    name: 'calendar-reader',
    packages: 'a reader of calendar files',
    requirements: fileURLToPath(new URL('../testing/calendarReader.txt', import.meta.url)),
    disk: '40 MB',
  });
  return join(await installOnce(engine), 'bin/python');
}
