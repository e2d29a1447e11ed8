import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseSfuEngine } from '../setup/engines.ts';
import { Part } from './part.ts';
import { freePort, loopback } from './ports.ts';

export interface SfuPorts {
  signal: number;
  media: number;
  turn: number;
  /** Of media over TCP, where it is taken. */
  tcp?: number;
}

export interface SfuKeys {
  key: string;
  secret: string;
}

export interface SfuOptions {
  /** Holds the configuration and the log. */
  dir: string;
  ports?: SfuPorts;
  keys: SfuKeys;
  webhookUrl?: string;
  /** An address of this machine at which media is taken instead of loopback, over TCP as well. */
  reachableAt?: string;
  /** Takes media over TCP, too, also where it is reached at loopback alone. */
  overTcp?: boolean;
  /** The livekit-server to run, when it was chosen already. */
  command?: string;
}

/** A running SFU; `url` is its signalling and its API, `port` the port of both. */
export type Sfu = Part & { url: string; port: number; keys: SfuKeys };

/** Between finding a port free and taking it, another program may be faster. */
const triesForPorts = 3;

export async function startSfu(options: SfuOptions): Promise<Sfu> {
  const command = options.command ?? (await chooseSfuEngine()).command;
  if (options.ports) return launch(command, options, options.ports);
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(command, options, await freeSfuPorts());
    } catch (error) {
      const taken = error instanceof Error && error.message.includes('address already in use');
      if (!taken || attempt === triesForPorts) throw error;
    }
  }
}

async function launch(command: string, options: SfuOptions, ports: SfuPorts): Promise<Sfu> {
  const url = `http://${loopback}:${ports.signal}`;
  mkdirSync(options.dir, { recursive: true });
  const configFile = join(options.dir, 'livekit.json');
  // YAML reads JSON. The file holds the key pair.
  writeFileSync(configFile, JSON.stringify(configuration(ports, options), null, 2), { mode: 0o600 });
  const part = new Part({
    name: 'media server',
    command,
    args: ['--config', configFile],
    logFile: join(options.dir, 'media-server.log'),
    isHealthy: async () => (await fetch(url, { signal: AbortSignal.timeout(500) })).ok,
    healthyWithinMs: 15_000,
    // With people in a room it only stops taking new ones at the first SIGTERM, and ends at the second.
    stopMs: { signals: [0, 700], kill: 6_000 },
  });
  await part.start();
  return Object.assign(part, { url, port: ports.signal, keys: options.keys });
}

async function freeSfuPorts(): Promise<SfuPorts> {
  return {
    signal: await freePort(),
    media: await freePort(),
    turn: await freePort(),
    tcp: await freePort(),
  };
}

/** As in livekit.yaml, with the reason. */
export const pliThrottle = { low_quality: '300ms', mid_quality: '300ms', high_quality: '300ms' };

function configuration(ports: SfuPorts, { keys, webhookUrl, ...options }: SfuOptions) {
  const { reachableAt, overTcp = reachableAt !== undefined } = options;
  return {
    port: ports.signal,
    bind_addresses: [loopback],
    // Loopback only, also for the media; there, UDP arrives and the TCP fallback (on all addresses) is of use to tests alone.
    rtc: {
      tcp_port: (overTcp && ports.tcp) || 0,
      udp_port: ports.media,
      use_external_ip: false,
      node_ip: reachableAt ?? loopback,
      enable_loopback_candidate: true,
      // One address only: it gives all of them the same outward one and keeps the first, from which not all are reached.
      ips: { includes: [`${reachableAt ?? loopback}/32`] },
      pli_throttle: pliThrottle,
    },
    // Also answers STUN. Without it LiveKit would send every browser to other companies' STUN servers.
    turn: {
      enabled: true,
      udp_port: ports.turn,
      bind_addresses: [loopback],
      // It relays to no private address unless told, and our media are at one.
      allow_restricted_peer_cidrs: [`${reachableAt ?? loopback}/32`],
    },
    // The server makes rooms for sessions that are open; a token alone must not bring one to life.
    room: { auto_create: false, empty_timeout: 300, departure_timeout: 20 },
    keys: { [keys.key]: keys.secret },
    ...(webhookUrl ? { webhook: { api_key: keys.key, urls: [webhookUrl] } } : {}),
    logging: { level: 'info', json: true },
  };
}
