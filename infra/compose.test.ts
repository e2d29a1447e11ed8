import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { repository } from './setup/paths.ts';
import { serverMemory } from './stack/server.ts';
import { pliThrottle } from './stack/sfu.ts';

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  environment?: Record<string, string>;
}

const read = (file: string) => readFileSync(join(repository, file), 'utf8');
const source = read('docker-compose.yml');
const compose = parse(source) as { services: Record<string, Service>; networks: Record<string, unknown> };
const { app, mongo, livekit, caddy } = compose.services;

test('production is the app, a database, a media server with Redis, and a proxy', () => {
  expect(Object.keys(compose.services).sort()).toEqual(['app', 'caddy', 'livekit', 'mongo', 'redis']);
});

test('the image runs the server with what keeps it small', () => {
  const dockerfile = read('infra/Dockerfile');
  const command = JSON.parse(/^CMD (.*)$/m.exec(dockerfile)?.[1] ?? '[]') as string[];
  expect(command.slice(1, -1)).toEqual(serverMemory.args);
  const environment = Object.entries(serverMemory.env).map(([name, value]) => `${name}=${value}`);
  expect(dockerfile).toContain(`ENV ${environment.join(' ')}`);
});

test('the app is built from infra/Dockerfile and does not run as root', () => {
  expect(app?.build).toEqual({ context: '.', dockerfile: 'infra/Dockerfile' });
  const users = read('infra/Dockerfile').match(/^USER .*/gm);
  expect(users).toEqual(['USER node']);
});

test('every copied path of the image exists', () => {
  const copied = [...read('infra/Dockerfile').matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, from]) =>
    (from ?? '').split(' '),
  );
  expect(copied.length).toBeGreaterThan(5);
  for (const path of copied) expect(existsSync(join(repository, path)), path).toBe(true);
});

test('the database is a replica set, as transactions need it', () => {
  expect(mongo?.command).toContain('--replSet');
  expect(app?.environment?.MONGODB_URL).toContain('replicaSet=rs0');
});

test('the world reaches the proxy and the media ports, and nothing else', () => {
  const published = Object.fromEntries(
    Object.entries(compose.services).map(([name, { ports = [] }]) => [name, ports]),
  );
  expect(published).toMatchObject({ app: [], mongo: [], redis: [] });
  expect(caddy?.ports).toEqual(['80:80/tcp', '443:443/tcp']);
  const config = parse(read('infra/livekit/livekit.yaml'));
  expect(livekit?.ports).toEqual([
    `${config.rtc.tcp_port}:${config.rtc.tcp_port}/tcp`,
    `${config.rtc.udp_port}:${config.rtc.udp_port}/udp`,
    `${config.turn.udp_port}:${config.turn.udp_port}/udp`,
    `${config.turn.relay_range_start}-${config.turn.relay_range_end}:${config.turn.relay_range_start}-${config.turn.relay_range_end}/udp`,
  ]);
});

test('database and Redis are on a network without a way in or out', () => {
  expect(compose.services.mongo?.networks).toEqual(['inside']);
  expect(compose.services.redis?.networks).toEqual(['inside']);
  expect(compose.networks.inside).toEqual({ internal: true });
});

test('the media server asks for lost key frames as soon as the embedded one, which is the one that is measured', () => {
  expect(parse(read('infra/livekit/livekit.yaml')).rtc.pli_throttle).toEqual(pliThrottle);
});

test('the media server leaves rooms to the app and names no other STUN server', () => {
  const config = parse(read('infra/livekit/livekit.yaml'));
  expect(config.room.auto_create).toBe(false);
  expect(config.rtc.use_external_ip).toBe(false);
  expect(config.turn.enabled).toBe(true);
  expect(config.webhook.api_key).toBe(app?.environment?.LIVEKIT_API_KEY);
});

test('the media server in production is the version that is pinned for everybody else', () => {
  const pinned = /livekit-server (v[\d.]+)/.exec(read('infra/embedded/go.mod'))?.[1];
  expect(livekit?.image).toBe(`livekit/livekit-server:${pinned}`);
});

test('the proxy passes the app on and keeps inner paths to itself', () => {
  const caddyfile = read('infra/proxy/Caddyfile');
  expect(caddyfile).toContain('reverse_proxy app:3000');
  expect(caddyfile.match(/reverse_proxy/g)).toHaveLength(1);
  expect(caddyfile).toContain('/api/sfu/*');
});

test('every mounted file exists', () => {
  const mounted = Object.values(compose.services)
    .flatMap(({ volumes = [] }) => volumes)
    .filter((volume) => volume.startsWith('./'))
    .map((volume) => volume.split(':')[0] ?? '');
  expect(mounted).toHaveLength(2);
  for (const file of mounted) expect(existsSync(join(repository, file)), file).toBe(true);
});

test('every value is in .env.example with an explanation, and every one there is used', () => {
  const used = new Set([...source.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
  const lines = read('.env.example').split('\n');
  const documented = lines.flatMap((line, index) => {
    const name = /^(\w+)=/.exec(line)?.[1];
    if (name) expect(lines[index - 1], name).toMatch(/^# \S/);
    return name ? [name] : [];
  });
  expect(documented.sort()).toEqual([...used].sort());
});
