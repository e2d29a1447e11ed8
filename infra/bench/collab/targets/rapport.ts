import { randomBytes } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  freePort,
  type Server,
  type ServerOptions,
  startDatabase,
  startServer,
} from '../../../stack/index.ts';
import { limitsEnvironment } from './limitsEnvironment.ts';
import { type Population, populate } from './population.ts';
import type { Running, Target, TargetOptions } from './target.ts';

const livekit = { url: 'http://127.0.0.1:9', key: 'bench', secret: 'nobody-calls-in-this-bench-0123456789' };
const secret = randomBytes(32).toString('base64url');
const pairs = 16;

/** Rapport itself as it is installed: durable, signed in, all checks on. */
export class Rapport implements Target {
  readonly name = 'rapport';
  readonly #template: string;
  #population: Population = { rooms: [] };

  /** @param template holds the data that every run begins with a copy of */
  constructor(template: string) {
    this.#template = template;
  }

  /** Makes people and sessions for so many rooms, once. */
  async prepare(rooms: number): Promise<void> {
    if (this.#population.rooms.length >= rooms) return;
    const { server, end } = await this.#start(this.#template, await freePort(), {});
    try {
      this.#population = await populate(server.origin, server.setupCode, { rooms, pairs });
    } finally {
      await end();
    }
  }

  async launch({ dir, rooms, limits }: TargetOptions): Promise<Running> {
    await this.prepare(rooms);
    await cp(this.#template, dir, { recursive: true, filter: (file) => !file.endsWith('.log') });
    const { database, server, end } = await this.#start(dir, await freePort(), limitsEnvironment(limits));
    return {
      get pid() {
        return server.pid;
      },
      databasePid: database.pid,
      seat: (room, client) => {
        const { document, cookies } = this.#room(room);
        return {
          url: `${server.secondOrigin.replace('http', 'ws')}/collab/${document}`,
          headers: { cookie: cookies[client % 2 === 0 ? 0 : 1], origin: server.secondOrigin },
          document,
          dialect: 'plain',
          echoes: false,
        };
      },
      // Its clients are told.
      stored: () => Promise.resolve(),
      kill: () => server.kill('SIGKILL'),
      stop: () => server.stop(),
      start: async () => {
        await server.start();
        while (!(await fetch(`${server.secondOrigin}/readyz`)).ok) await sleep(20);
      },
      end,
    };
  }

  async #start(dir: string, port: number, env: NonNullable<ServerOptions['env']>) {
    const database = await startDatabase({ dir: join(dir, 'database') });
    let server: Server;
    try {
      const mongodbUrl = `${database.url}/rapport`;
      server = await startServer({ dir, port, mongodbUrl, livekit, secret, env });
    } catch (error) {
      await database.stop();
      throw error;
    }
    const end = async () => {
      await server.stop();
      await database.stop();
    };
    return { database, server, end };
  }

  #room(index: number): Population['rooms'][number] {
    const room = this.#population.rooms[index];
    if (!room) throw new Error(`there is no room ${index}`);
    return room;
  }
}
