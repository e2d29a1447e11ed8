import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Remedy } from '../../setup/remedy.ts';

/** How the way to a far network is. */
export interface Weather {
  /** In each direction. */
  readonly delayMs: number;
  /** Share of packets, in each direction. */
  readonly loss: number;
  /** A second and direction; 0 is no bound. */
  readonly kbit: number;
  readonly udp: 'pass' | 'drop';
  /** All of TCP but the spared port of this side. */
  readonly tcp: 'pass' | 'drop';
  readonly spared: number;
}

const fine: Weather = { delayMs: 0, loss: 0, kbit: 0, udp: 'pass', tcp: 'pass', spared: 0 };

/** A network of its own on this machine, reached over a way that can be made bad. */
export interface FarNetwork {
  /** This side's address, as the far side sees it. */
  readonly address: string;
  /** A program that runs another one over there. @param dir where its script is written */
  launcher(program: string, dir: string): Promise<string>;
  /** From now on; what is left out is fine. */
  set(weather: Partial<Weather>): Promise<void>;
  stop(): Promise<void>;
}

/** Whether networks can be made here. */
export const canMakeNetworks = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/dev/net/tun');

/** @throws Remedy where networks cannot be made */
export async function startFarNetwork(): Promise<FarNetwork> {
  if (!canMakeNetworks()) {
    throw new Remedy(
      'Networks can be made on Linux only, as root, with /dev/net/tun.',
      'Run it in such a place.',
    );
  }
  const name = `far${randomInt(36 ** 6).toString(36)}`;
  const net = `10.${randomInt(64, 128)}.${randomInt(256)}`;
  const address = `${net}.1`;
  const script = fileURLToPath(new URL('link.py', import.meta.url));
  const link = spawn('python3', [script, name, address, `${net}.2`], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: link.stdout })[Symbol.asyncIterator]();
  const answered = async (expected: string) => {
    const { value } = await lines.next();
    if (value !== expected) throw new Error(`the far network ended: ${value ?? 'no answer'}`);
  };
  await answered('ready');
  return {
    address,
    async launcher(program, dir) {
      const file = join(dir, `${name}.sh`);
      await writeFile(file, `#!/bin/sh\nexec ip netns exec ${name} '${program}' "$@"\n`);
      await chmod(file, 0o755);
      return file;
    },
    async set(weather) {
      link.stdin.write(`${JSON.stringify({ ...fine, ...weather })}\n`);
      await answered('ok');
    },
    async stop() {
      link.stdin.end();
      if (link.exitCode === null) await once(link, 'exit');
    },
  };
}
