import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../platform/log.ts';
import { outboundTo } from './outboundTo.ts';

/** The server from source as `main.ts` starts it, that may go to the calendars which a browser test serves here as well. */
const read = readConfig(process.env);
if ('problems' in read) throw new Error(read.problems.join('; '));
const log = createLog(read.config.LOG_LEVEL);
const app = await createApp(read.config, log, {
  outbound: outboundTo(Number(process.env.TEST_CALENDAR_PORT)),
});
process.on('SIGTERM', () => void app.end().then(() => process.exit(0)));
await app.listen();
