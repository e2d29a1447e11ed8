import { setTimeout as sleep } from 'node:timers/promises';
import type { FanoutSteps } from '../client/fanout.ts';
import { hocuspocus } from '../targets/hocuspocus.ts';
import { yWebsocket } from '../targets/yWebsocket.ts';
import { figure, ratio } from './figures.ts';
import type { Bench, Figures, Scenario } from './scenario.ts';
import { allIn } from './seats.ts';
import { unhurried } from './unhurried.ts';
import { withClient } from './withClient.ts';

const clients = 200;
const perSecond = 10;

/** What a crowd in one room costs. */
export const fanout = ({ rapport }: Bench): Scenario => ({
  name: 'fanout',
  about: `one room of ${clients}, one types ${perSecond} characters a second`,
  rooms: 1,
  targets: [yWebsocket, hocuspocus, rapport],
  // Rooms have two people: they sit there with many tabs each.
  limits: { ...unhurried, connectionsPerPerson: clients },
  columns: [
    { figure: 'p50', title: 'p50 ms', digits: 2 },
    { figure: 'p99', title: 'p99 ms', digits: 2 },
    { figure: 'spread', title: 'p99 ms after the first listener', digits: 2 },
    { figure: 'missing', title: 'not arrived' },
  ],
  goals: [
    {
      // The commit comes before the first listener, and nothing else of it behind.
      says: 'p99 after the first listener, of y-websocket',
      of: (round) => ratio(round, 'spread', yWebsocket.name),
      most: 1.2,
    },
    { says: 'characters not arrived', of: (round) => figure(round, 'rapport', 'missing'), most: 0 },
  ],
  measure: (server, { quick }) =>
    withClient<FanoutSteps, Figures>('fanout.ts', async (client) => {
      await client.call.connect(allIn(server, clients));
      await client.call.type(perSecond, quick ? 2_000 : 10_000);
      await sleep(500);
      return client.call.arrived();
    }),
});
