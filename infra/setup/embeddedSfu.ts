import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, installOnce, isInstalled } from './installOnce.ts';
import { paths } from './paths.ts';
import type { Progress } from './progress.ts';
import { Remedy } from './remedy.ts';
import { run } from './run.ts';
import { stampOf } from './stamp.ts';
import { findGo } from './toolchain.ts';

const livekit = 'github.com/livekit/livekit-server/cmd/server';
const binary = 'livekit-server';

async function engine(): Promise<Engine> {
  const pins = ['go.mod', 'go.sum'].map((file) => join(paths.embedded, file));
  return { name: 'media-server', stamp: await stampOf(pins, [process.platform, process.arch]), build };
}

export async function embeddedSfuInstalled(): Promise<boolean> {
  return isInstalled(await engine());
}

/** The path of the livekit-server built from the Go modules that infra/embedded pins. */
export async function embeddedSfu(): Promise<string> {
  return join(await installOnce(await engine()), binary);
}

async function build(folder: string, report: Progress): Promise<void> {
  const go = await findGo();
  const inModule = { cwd: paths.embedded, env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' } };
  report.stage('fetching its Go modules (once)');
  const download = await run(go, ['mod', 'download'], inModule);
  if (download.code !== 0) throw failure('Its Go modules could not be fetched.', download.output);

  report.stage('compiling (once; a minute or two)');
  const packages = (await run(go, ['list', '-deps', livekit], inModule)).stdout.split('\n').length;
  let compiled = 0;
  const output = join(folder, binary);
  await mkdir(folder, { recursive: true });
  const built = await run(go, ['build', '-mod=readonly', '-v', '-ldflags', '-s -w', '-o', output, livekit], {
    ...inModule,
    onLine: () => report.detail(`compiling: ${++compiled} of ${packages} packages`),
  });
  if (built.code !== 0) throw failure('It could not be compiled.', built.output);
}

function failure(what: string, output: string): Remedy {
  return new Remedy(
    `The media server could not be set up. ${what}\n${tail(output)}`,
    'Check the network connection and the free disk space (about 2 GB), then run the same command again.',
  );
}

function tail(output: string): string {
  return output.trim().split('\n').slice(-12).join('\n');
}
