import { needsInstall } from '../../setup/needsInstall.mjs';
import { run } from '../../setup/run.ts';
import { peersFolder } from './targets/peerServer.ts';

/** Installs the peers from their own lock file, where that has not been done. */
export async function installPeers(): Promise<void> {
  if (!needsInstall(peersFolder)) return;
  console.log('Installing the servers to compare with ...');
  // Said here as well as in their .npmrc: npm hands this project's own settings down to what a script of it starts.
  const settings = ['--engine-strict=false', '--strict-peer-deps=false'];
  const { code, output } = await run('npm', ['ci', '--workspaces=false', '--loglevel=error', ...settings], {
    cwd: peersFolder,
  });
  if (code !== 0) throw new Error(`The servers to compare with could not be installed.\n${output.trim()}`);
}
