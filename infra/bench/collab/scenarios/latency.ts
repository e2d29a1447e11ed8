import { setTimeout as sleep } from 'node:timers/promises';
import type { LatencySteps } from '../client/latency.ts';
import { commit } from '../floors/commit.ts';
import { disk } from '../floors/disk.ts';
import { hocuspocus, hocuspocusMongo } from '../targets/hocuspocus.ts';
import { yWebsocket } from '../targets/yWebsocket.ts';
import { figure, ratio } from './figures.ts';
import type { Bench, Figures, Scenario } from './scenario.ts';
import { pairsOf } from './seats.ts';
import { spending } from './spending.ts';
import { unhurried } from './unhurried.ts';
import { withClient } from './withClient.ts';

const rooms = 250;
const perSecond = 5;

/** How long a character takes from one keyboard to the other screen. */
export const latency = ({ rapport }: Bench): Scenario => ({
  name: 'latency',
  about: `${rooms} rooms x 2 clients, ${perSecond} characters a second each`,
  rooms,
  targets: [yWebsocket, hocuspocus, hocuspocusMongo, rapport],
  floors: [disk, commit],
  // 250 rooms of 16 pairs.
  limits: { ...unhurried, connectionsPerPerson: 32 },
  columns: [
    { figure: 'p50', title: 'p50 ms', digits: 2 },
    { figure: 'p99', title: 'p99 ms', digits: 2 },
    { figure: 'server', title: 'server us/update' },
    { figure: 'database', title: 'database us/update' },
    { figure: 'missing', title: 'not arrived' },
  ],
  goals: [
    { says: 'p50 (ms), the commit included', of: (round) => figure(round, 'rapport', 'p50'), most: 5 },
    { says: 'p99 (ms), the commit included', of: (round) => figure(round, 'rapport', 'p99'), most: 20 },
    {
      says: 'server CPU an update, of hocuspocus with MongoDB',
      of: (round) => ratio(round, 'server', hocuspocusMongo.name),
      most: 1.3,
    },
    { says: 'characters not arrived', of: (round) => figure(round, 'rapport', 'missing'), most: 0 },
  ],
  measure: (server, { quick }) =>
    withClient<LatencySteps, Figures>('latency.ts', async (client) => {
      await client.call.connect(pairsOf(server, rooms));
      await client.call.type(perSecond, quick ? 1_000 : 3_000);
      await sleep(500);
      await client.call.arrived();
      const spent = await spending(server, client.pid);
      await client.call.type(perSecond, quick ? 2_000 : 8_000);
      const { each } = await spent();
      await sleep(500);
      const { count, ...figures } = await client.call.arrived();
      return { ...figures, ...each(count) };
    }),
});
