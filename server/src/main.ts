import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createLog } from './platform/log.ts';

const read = readConfig(process.env);
if ('problems' in read) {
  process.stderr.write(`Rapport cannot start with these settings:\n  ${read.problems.join('\n  ')}\n`);
  process.exit(1);
}
const { config } = read;
const log = createLog(config.LOG_LEVEL);

process.on('unhandledRejection', (error) => {
  log.fatal({ err: error }, 'unhandled rejection');
  process.exit(1);
});

const app = await createApp(config, log);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void app.end().then(() => process.exit(0));
  });
}

try {
  const port = await app.listen();
  log.info({ port }, 'listening');
} catch (error) {
  log.fatal({ err: error }, 'cannot listen');
  process.exit(1);
}
