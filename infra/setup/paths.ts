import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that a start or a test makes lives here; RAPPORT_DIR moves it, for a read-only or small disk. */
export const rapportDir = process.env.RAPPORT_DIR ?? join(repository, '.rapport');

export const paths = {
  embedded: join(repository, 'infra/embedded'),
  engines: join(rapportDir, 'engines'),
  data: join(rapportDir, 'data'),
  logs: join(rapportDir, 'logs'),
  secrets: join(rapportDir, 'secrets.json'),
  runLock: join(rapportDir, 'running.lock'),
  testResults: join(rapportDir, 'test-results'),
  screenshots: join(rapportDir, 'screenshots'),
  serverEntry: join(repository, 'server/dist/main.js'),
  clientDist: join(repository, 'client/dist'),
};
