import { setTimeout as sleep } from 'node:timers/promises';
import type { KillSteps } from '../client/kill.ts';
import { hocuspocusMongo } from '../targets/hocuspocus.ts';
import { yLeveldb } from '../targets/yWebsocket.ts';
import { figure } from './figures.ts';
import type { Bench, Figures, Scenario } from './scenario.ts';
import { oneIn, pairsOf } from './seats.ts';
import { withClient } from './withClient.ts';

const rooms = 20;
const perSecond = 20;
const kills = { rapport: 20, peers: 3 };
const quickKills = { rapport: 3, peers: 1 };
const typingMs = 3_000;
const patienceMs = 3_000;

/** What somebody saw, as saved, and the server has not after it was killed. */
export const kill = ({ rapport }: Bench): Scenario => ({
  name: 'kill',
  about: `SIGKILL while 2 clients type ${perSecond}/s each in each of ${rooms} rooms and vanish with the server`,
  rooms,
  rounds: 1,
  targets: [yLeveldb, hocuspocusMongo, rapport],
  limits: {},
  columns: [
    { figure: 'kills', title: 'kills' },
    { figure: 'shown', title: 'characters shown' },
    { figure: 'lost', title: 'lost' },
  ],
  goals: [
    { says: 'characters lost', of: (round) => figure(round, 'rapport', 'lost'), most: 0 },
    { says: 'characters shown', of: (round) => figure(round, 'rapport', 'shown'), least: 1 },
  ],
  measure: (server, { quick, target }) =>
    withClient<KillSteps, Figures>('kill.ts', async (client) => {
      const count = (quick ? quickKills : kills)[target === rapport.name ? 'rapport' : 'peers'];
      let shown = 0;
      let lost = 0;
      for (let round = 0; round < count; round++) {
        await client.call.begin(pairsOf(server, rooms), perSecond);
        // Not always at the same moment of a server's own rhythm.
        await sleep(typingMs + ((round * 317) % 1_000));
        await server.kill();
        await client.call.vanish();
        await server.start();
        const compared = await client.call.compare(oneIn(server, rooms), patienceMs);
        shown += compared.shown;
        lost += compared.lost;
      }
      return { kills: count, shown, lost };
    }),
});
