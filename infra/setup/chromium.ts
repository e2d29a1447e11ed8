import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { progress } from './progress.ts';
import { Remedy } from './remedy.ts';
import { run } from './run.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser with made-up devices that asks nothing, phones nobody and does not slow down what is in the background. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-fake-device-for-media-stream=fps=5',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  if (environment.CHROMIUM_PATH) return environment.CHROMIUM_PATH;
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds Chromium, or installs it where that needs nobody's password. */
export async function ensureChromium(): Promise<void> {
  const found = findChromium();
  if (found && isExecutable(found)) return;
  if (found) {
    throw new Remedy(`CHROMIUM_PATH names ${found}, which cannot be run.`, 'Correct it, or unset it.');
  }
  if (process.getuid?.() === 0 && (await run('apt-get', ['--version'])).code === 0) return install();
  throw new Remedy(
    'The browser tests need Chromium, and none was found.',
    'Install Chromium or Chrome and put it on the PATH (Debian: sudo apt install chromium), or set CHROMIUM_PATH.',
  );
}

async function install(): Promise<void> {
  const report = progress('chromium');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  report.stage('installing it with apt');
  await run('apt-get', ['update'], { env });
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    env,
    onLine: (line) => report.detail(line.slice(0, 80)),
  });
  if (code !== 0 || !findChromium()) {
    report.failed();
    throw new Remedy(
      `Chromium could not be installed with apt.\n${output.trim().split('\n').slice(-8).join('\n')}`,
      'Install it by hand, or set CHROMIUM_PATH.',
    );
  }
  report.done('installed');
}
