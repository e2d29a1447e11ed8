import { setTimeout as sleep } from 'node:timers/promises';
import type { StormSteps } from '../client/storm.ts';
import { hocuspocus, hocuspocusMongo } from '../targets/hocuspocus.ts';
import { yWebsocket } from '../targets/yWebsocket.ts';
import { ratio } from './figures.ts';
import type { Bench, Figures, Scenario } from './scenario.ts';
import { pairsOf } from './seats.ts';
import { unhurried } from './unhurried.ts';
import { withClient } from './withClient.ts';

const rooms = 250;
const edits = 120;
const bytes = 5_000;
/** Until those have stored who store now and then. */
const settleMs = 4_000;

/** Everybody comes back at once after a crash. */
export const storm = ({ rapport }: Bench): Scenario => ({
  name: 'storm',
  about: `${rooms * 2} clients in ${rooms} rooms, SIGKILL, start, until all are synchronised`,
  rooms,
  targets: [yWebsocket, hocuspocus, hocuspocusMongo, rapport],
  limits: { ...unhurried, connectionsPerPerson: 32 },
  columns: [
    { figure: 'ms', title: 'ms' },
    { figure: 'refusals', title: 'refused' },
  ],
  goals: [
    {
      says: 'time, of hocuspocus with MongoDB, sign-in checks included',
      of: (round) => ratio(round, 'ms', hocuspocusMongo.name),
      most: 1.2,
    },
  ],
  measure: (server) =>
    withClient<StormSteps, Figures>('storm.ts', async (client) => {
      await client.call.open(pairsOf(server, rooms), edits, bytes);
      await sleep(settleMs);
      await server.kill();
      await client.call.lose();
      await server.start();
      return client.call.reconnect();
    }),
});
