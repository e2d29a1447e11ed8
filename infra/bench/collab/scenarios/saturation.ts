import { setTimeout as sleep } from 'node:timers/promises';
import type { SaturationSteps } from '../client/saturation.ts';
import { hocuspocus } from '../targets/hocuspocus.ts';
import { yWebsocket } from '../targets/yWebsocket.ts';
import { figure } from './figures.ts';
import type { Bench, Figures, Round, Scenario } from './scenario.ts';
import { pairsOf } from './seats.ts';
import { spending } from './spending.ts';
import { unhurried } from './unhurried.ts';
import { withClient } from './withClient.ts';

const rooms = 20;
const inFlight = 32;
const peers = [yWebsocket, hocuspocus];

const ofPeers = (round: Round, name: string): number[] => peers.map((peer) => figure(round, peer.name, name));

/** How much gets through when everybody always has something on its way. */
export const saturation = ({ rapport }: Bench): Scenario => ({
  name: 'saturation',
  about: `${rooms} rooms x 2 clients, ${inFlight} updates in flight each`,
  rooms,
  targets: [...peers, rapport],
  limits: unhurried,
  columns: [
    { figure: 'updates', title: 'updates/s' },
    { figure: 'server', title: 'server us/update', digits: 1 },
    { figure: 'database', title: 'database us/update', digits: 1 },
    { figure: 'client', title: 'client us/update', digits: 1 },
  ],
  goals: [
    {
      says: "updates/s, of the best peer's",
      of: (round) => figure(round, 'rapport', 'updates') / Math.max(...ofPeers(round, 'updates')),
      least: 2.5,
    },
    {
      says: "server CPU an update, of the best peer's",
      of: (round) => figure(round, 'rapport', 'server') / Math.min(...ofPeers(round, 'server')),
      most: 0.4,
    },
  ],
  measure: (server, { quick }) =>
    withClient<SaturationSteps, Figures>('saturation.ts', async (client) => {
      await client.call.connect(pairsOf(server, rooms));
      await client.call.begin(inFlight);
      await sleep(quick ? 500 : 2_000);
      const spent = await spending(server, client.pid);
      const before = await client.call.arrived();
      await sleep(quick ? 1_500 : 5_000);
      const count = (await client.call.arrived()) - before;
      const { seconds, each } = await spent();
      return { updates: count / seconds, ...each(count) };
    }),
});
