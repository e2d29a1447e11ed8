import { join } from 'node:path';
import type { ColdloadSteps, Load } from '../client/coldload.ts';
import { writeHistory } from '../history/historyFile.ts';
import { hocuspocusMongo } from '../targets/hocuspocus.ts';
import { yLeveldb } from '../targets/yWebsocket.ts';
import { figure, ratio } from './figures.ts';
import type { Bench, Figures, Scenario } from './scenario.ts';
import { unhurried } from './unhurried.ts';
import { withClient } from './withClient.ts';

const patienceMs = 60_000;
const laterLoads = 5;

/** A long history is typed, the server starts again, and somebody opens the document. */
export const coldload = ({ rapport, dir, trace }: Bench): Scenario => {
  const file = join(dir, 'history');
  return {
    name: 'coldload',
    about: `${trace ? 'the given editing trace' : 'a made-up history of 259,778 keystrokes'}, typed over the wire`,
    rooms: 1,
    targets: [yLeveldb, hocuspocusMongo, rapport],
    limits: unhurried,
    columns: [
      { figure: 'typed', title: 'typed/s' },
      { figure: 'durable', title: 's until stored', digits: 1 },
      { figure: 'first', title: 'first load ms' },
      { figure: 'later', title: 'later load ms', digits: 1 },
      { figure: 'size', title: 'bytes, of compacted', digits: 3 },
      { figure: 'early', title: 'synced too early' },
    ],
    goals: [
      {
        says: 'first load, of hocuspocus with MongoDB',
        of: (round) => ratio(round, 'first', hocuspocusMongo.name),
        most: 1,
      },
      {
        // A load from its memory takes both a few milliseconds, ours with a sign-in that is looked up.
        says: "later load, of hocuspocus with MongoDB's first",
        of: (round) => figure(round, 'rapport', 'later') / figure(round, hocuspocusMongo.name, 'first'),
        most: 0.3,
      },
      { says: 'bytes, of the compacted state', of: (round) => figure(round, 'rapport', 'size'), most: 1.02 },
      { says: 'synced before the content', of: (round) => figure(round, 'rapport', 'early'), most: 0 },
      {
        says: 'time until stored, of y-websocket with leveldb',
        of: (round) => ratio(round, 'durable', yLeveldb.name),
        most: 0.5,
      },
    ],
    prepare: () => writeHistory(file, trace),
    measure: (server) =>
      withClient<ColdloadSteps, Figures>('coldload.ts', async (client) => {
        const { keystrokes, ms } = await client.call.fill(server.seat(0, 0), file);
        const typedAt = performance.now();
        await server.stored();
        const drainedMs = performance.now() - typedAt;
        await client.call.leave();
        await server.stop();
        await server.start();
        const first = await client.call.load(server.seat(0, 1), patienceMs);
        const later: Load[] = [];
        for (let load = 0; load < laterLoads; load++) {
          later.push(await client.call.load(server.seat(0, load), patienceMs));
        }
        return {
          typed: (keystrokes * 1_000) / ms,
          durable: (ms + drainedMs) / 1_000,
          first: first.ms,
          later: Math.min(...later.map((load) => load.ms)),
          size: first.bytes / first.compacted,
          early: [first, ...later].filter(({ early }) => early).length,
        };
      }),
  };
};
