// Runs before anything is installed: plain JavaScript, no dependencies, syntax that old Node versions can read.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { needsInstall } from './setup/needsInstall.mjs';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const scripts = join(repository, 'infra/scripts');

/** The problem and its remedy, or undefined when this version of Node fits. */
export function nodeProblem(version, platform = process.platform) {
  if (platform === 'win32') {
    return 'Rapport does not run on Windows itself.\n  Use WSL 2: open a Linux terminal in it and run the same command there.';
  }
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return undefined;
  return `Rapport needs Node 20.19 or newer of that line, or 22.12 or newer; this is ${version}.\n  Install one from https://nodejs.org and run the same command again.`;
}

function install() {
  console.log('Installing packages (npm ci) ...');
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const npm = spawn('npm', ['ci', '--loglevel=error'], { cwd: repository, stdio: 'inherit' });
    const note = setInterval(() => {
      console.log(`  still installing packages (${Math.round((Date.now() - startedAt) / 1000)} s)`);
    }, 15_000);
    npm.on('error', () => resolve(127));
    npm.on('close', (code) => {
      clearInterval(note);
      resolve(code ?? 1);
    });
  });
}

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

async function main() {
  const problem = nodeProblem(process.version);
  if (problem) fail(problem);

  const commands = existsSync(scripts)
    ? readdirSync(scripts).filter((file) => /^[a-z]+\.ts$/.test(file))
    : [];
  const command = process.argv[2];
  if (!commands.includes(`${command}.ts`)) {
    fail(
      `Unknown command: ${command ?? '(none)'}\n  Use one of: ${commands.map((file) => file.slice(0, -3)).join(', ')}`,
    );
  }

  if (needsInstall(repository)) {
    const code = await install();
    if (code !== 0) {
      fail(
        'The packages could not be installed.\n  Check the network connection and that this folder can be written, then run the same command again.',
      );
    }
  }

  // In this same process, so that signals, the terminal and the exit code need no passing on.
  const { register } = await import('tsx/esm/api');
  register();
  process.argv.splice(2, 1);
  await import(pathToFileURL(join(scripts, `${command}.ts`)).href);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
