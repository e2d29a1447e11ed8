import { randomBytes } from 'node:crypto';
import { closeCode } from '@rapport/shared/collab/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RawSocket } from '../rawSocket.ts';
import { startControl } from './controlRoom.ts';
import { rowTimeout } from './rounds.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';

const row = new Row('halfOpen');
const perSecond = 200;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
}, 120_000);
afterAll(() => stage.end());

test(
  `${row.rounds} upgrades that never end are all let go and leave no memory`,
  async () => {
    const probe = await stage.probe();
    const control = await startControl(stage.control);
    const memory = await probe.memory();
    const sockets: RawSocket[] = [];
    for (let count = 0; count < row.rounds; count += 1) {
      const socket = await RawSocket.connect(stage.server.port);
      socket.write(
        `GET /collab/${stage.rooms[0]} HTTP/1.1\r\nUpgrade: websocket\r\nX-Half: ${'x'.repeat(count % 900)}`,
      );
      sockets.push(socket);
    }
    await Promise.all(sockets.map((socket) => socket.closed()));
    await control.expectUntouched(row);
    row.found(`${row.rounds} half-open closed`);
    row.within('memory up, MiB', ((await probe.memory()) - memory) / 2 ** 20, 10);
  },
  rowTimeout,
);

test(
  `${2 * row.rounds} names that nobody knows, ${perSecond} a second, make no row and leave no memory`,
  async () => {
    const probe = await stage.probe();
    const control = await startControl(stage.control);
    const counts = (beginning: string) => {
      const $regex = `^session:${beginning}`;
      return Promise.all([
        stage.db.collection<{ _id: string }>('collab_documents').countDocuments({ _id: { $regex } }),
        stage.db.collection<{ _id: string }>('collab_log').countDocuments({ _id: { $regex } }),
        stage.db.collection('collab_versions').countDocuments({ document: { $regex } }),
      ]);
    };
    const documents = await stage.db.collection('collab_documents').countDocuments();
    const memory = await probe.memory();
    const headers = stage.seat('', 'mentee').headers;
    for (let asked = 0; asked < 2 * row.rounds; asked += perSecond / 20) {
      const statuses = Array.from({ length: perSecond / 20 }, () =>
        ask(`/collab/session:${randomName()}`, headers),
      );
      expect(new Set(await Promise.all(statuses))).toEqual(new Set([closeCode.notFound]));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await stage.db.collection('collab_documents').countDocuments()).toBe(documents);
    // What the control room writes is found in this way.
    expect((await counts(''))[1]).toBeGreaterThan(0);
    expect(await counts('ffff')).toEqual([0, 0, 0]);
    await control.expectUntouched(row);
    row.found(`${2 * row.rounds} unknown names: 0 rows`);
    row.within('memory up, MiB', ((await probe.memory()) - memory) / 2 ** 20, 10);
  },
  rowTimeout,
);

const randomName = () => `ffff${randomBytes(10).toString('hex')}`;

async function ask(path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const socket = await RawSocket.connect(stage.server.port);
  const status = await socket.entry(path, headers);
  socket.end();
  return status;
}
