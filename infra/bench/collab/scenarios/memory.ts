import { setTimeout as sleep } from 'node:timers/promises';
import type { MemorySteps } from '../client/memory.ts';
import { hocuspocus } from '../targets/hocuspocus.ts';
import { yWebsocket } from '../targets/yWebsocket.ts';
import { ratio } from './figures.ts';
import { residentMib } from './residentMib.ts';
import type { Bench, Figures, Scenario } from './scenario.ts';
import { oneIn } from './seats.ts';
import { unhurried } from './unhurried.ts';
import { withClient } from './withClient.ts';

const rooms = 2_000;
const edits = 120;
const bytes = 5_000;

/** What open rooms hold, and what they leave behind. */
export const memory = ({ rapport }: Bench): Scenario => ({
  name: 'memory',
  about: `${rooms} rooms with a ${bytes / 1_000} kB document of ${edits} edits, one client each; two cycles`,
  rooms,
  targets: [yWebsocket, hocuspocus, rapport],
  // Instead of waiting half a minute for idle rooms to go.
  limits: { ...unhurried, connectionsPerPerson: 128, idleMs: 5_000 },
  columns: [
    { figure: 'room', title: 'KiB a room' },
    { figure: 'empty', title: 'MiB before' },
    { figure: 'full', title: 'MiB with all rooms' },
    { figure: 'left', title: 'MiB after two cycles' },
  ],
  goals: [
    {
      says: 'memory a room, of y-websocket',
      of: (round) => ratio(round, 'room', yWebsocket.name),
      most: 0.4,
    },
    {
      says: 'memory after two cycles, of y-websocket',
      of: (round) => ratio(round, 'left', yWebsocket.name),
      most: 0.4,
    },
  ],
  measure: (server, { quick }) =>
    withClient<MemorySteps, Figures>('memory.ts', async (client) => {
      const count = quick ? rooms / 5 : rooms;
      const seats = oneIn(server, count);
      const settle = () => sleep(quick ? 8_000 : 20_000);
      await sleep(1_000);
      const empty = await residentMib(server.pid);
      await client.call.fill(seats, edits, bytes);
      await sleep(3_000);
      const full = await residentMib(server.pid);
      await client.call.leave();
      await settle();
      await client.call.fill(seats, edits, bytes);
      await sleep(1_000);
      await client.call.leave();
      await settle();
      return { empty, full, room: ((full - empty) * 1_024) / count, left: await residentMib(server.pid) };
    }),
});
