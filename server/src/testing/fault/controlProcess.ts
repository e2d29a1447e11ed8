import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlReport } from './controlRoom.ts';
import { type Seat, TypingPeer } from './typingPeer.ts';

/** Two people in a room that nobody attacks, in a process of their own: how long does an edit take from one to the other? */
const everyMs = 50;

const took: number[] = [];
const typedAt = new Map<string, number>();
let peers: TypingPeer[] = [];
let ends = false;

async function begin(seats: readonly Seat[]): Promise<void> {
  peers = await Promise.all(seats.map((seat) => new TypingPeer(seat).join()));
  for (const peer of peers) {
    peer.onMark = (mark) => {
      took.push(performance.now() - (typedAt.get(mark) ?? Number.NaN));
      typedAt.delete(mark);
    };
  }
  process.send?.('ready');
  for (let edit = 0; !ends; edit += 1) {
    const mark = `c${edit}`;
    typedAt.set(mark, performance.now());
    peers[edit % 2]?.type(mark);
    await sleep(everyMs);
  }
  // What is on its way arrives, or the caller's own time is over.
  while (typedAt.size > 0 && peers.every(({ closes }) => closes === 0)) await sleep(5);
  const report: ControlReport = {
    took,
    lost: typedAt.size,
    closes: peers.reduce((sum, { closes }) => sum + closes, 0),
  };
  process.send?.(report, () => process.exit());
}

process.on('message', (message: readonly Seat[] | 'end') => {
  if (message === 'end') ends = true;
  else void begin(message);
});
process.on('disconnect', () => process.exit());
