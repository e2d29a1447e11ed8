import { buildIfStale } from '../setup/build.ts';
import { chooseDatabaseEngine, chooseSfuEngine } from '../setup/engines.ts';
import { type Lock, lockHolder, tryLock } from '../setup/lock.ts';
import { paths } from '../setup/paths.ts';
import { preflight } from '../setup/preflight.ts';
import { describeFailure, Remedy } from '../setup/remedy.ts';
import { secrets } from '../setup/secrets.ts';
import { Crew, onTermination } from '../stack/crew.ts';
import {
  type Part,
  type Server,
  type ServerOptions,
  sfuWebhookUrl,
  startDatabase,
  startServer,
  startSfu,
} from '../stack/index.ts';

const port = Number(process.env.RAPPORT_PORT || 3000);
const crew = new Crew((line) => console.log(`  ${line}`));
let lock: Lock | undefined;
let ending = false;

async function start(): Promise<void> {
  await refuseSecondRun();
  await preflight({ port });
  lock = await tryLock(paths.runLock);
  if (!lock) return refuseSecondRun();

  const [launchDatabase, launchSfu] = await Promise.all([
    prepareDatabase(),
    prepareSfu(),
    buildIfStale('client').then(() => buildIfStale('server')),
  ]);
  const [database, sfu] = await Promise.all([launchDatabase(), launchSfu()]);
  // In this order, because the last is stopped first.
  if (database.part) crew.add(database.part);
  if (sfu.part) crew.add(sfu.part);
  const server = await startServer({
    dir: paths.logs,
    port,
    mongodbUrl: database.url,
    livekit: sfu.livekit,
    secret: secrets().auth,
  });
  crew.add(server);
  console.log(`\nRapport is ready: ${await address(server)}\n`);
  console.log(`Ctrl-C stops it. Data: ${paths.data}  Logs: ${paths.logs}`);
}

/** Sets up what is missing, and starts nothing yet. */
async function prepareDatabase(): Promise<() => Promise<{ url: string; part?: Part }>> {
  const url = process.env.MONGODB_URL;
  if (url) return async () => ({ url });
  const engine = await chooseDatabaseEngine(paths.data);
  return async () => {
    const part = await startDatabase({ dir: paths.data, logs: paths.logs, engine });
    return { url: `${part.url}/rapport`, part };
  };
}

async function prepareSfu(): Promise<() => Promise<{ livekit: ServerOptions['livekit']; part?: Part }>> {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = process.env;
  if (url && key && secret)
    return async () => ({ livekit: { url: url.replace(/^ws/, 'http'), key, secret } });
  const { command } = await chooseSfuEngine();
  return async () => {
    const keys = { key: secrets().livekitKey, secret: secrets().livekitSecret };
    const part = await startSfu({ dir: paths.logs, keys, command, webhookUrl: sfuWebhookUrl(port) });
    return { livekit: { url: part.url, ...keys }, part };
  };
}

async function refuseSecondRun(): Promise<void> {
  const holder = await lockHolder(paths.runLock);
  if (holder === undefined) return;
  throw new Remedy(
    `Rapport is running here already (process ${holder}).`,
    `Use that one, or stop it: press Ctrl-C in its terminal, or: kill ${holder}`,
  );
}

/** With the one-time code as long as nobody real is in it: set-up and the sample ask for it. */
async function address({ origin, setupCode }: Server): Promise<string> {
  const response = await fetch(`${origin}/api/installation`);
  const { state } = (await response.json()) as { state: 'empty' | 'sample' | 'real' };
  return state === 'real' ? `${origin}/` : `${origin}/setup#code=${setupCode}`;
}

async function end(code: number): Promise<never> {
  ending = true;
  await crew.stop();
  await lock?.release();
  process.exit(code);
}

onTermination(
  () => {
    console.log('\nStopping; Ctrl-C again stops at once.');
    void end(0);
  },
  () => void crew.kill().then(() => process.exit(1)),
);

start().catch(async (error: unknown) => {
  // A part that was stopped while it started fails, and that is no news.
  if (ending) return;
  console.error(`\n${describeFailure(error)}`);
  await end(1);
});
