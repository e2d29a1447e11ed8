import { Attacker } from './attacker.ts';
import type { Seat } from './typingPeer.ts';

/** Members who only listen, in a process of their own, until it is told to hang up. */
const atOnce = 20;

process.on('message', (message: { seats: readonly Seat[]; count: number } | 'end') => {
  if (message === 'end') process.exit();
  else void begin(message.seats, message.count);
});
process.on('disconnect', () => process.exit());

async function begin(seats: readonly Seat[], count: number): Promise<void> {
  for (let open = 0; open < count; open += atOnce) {
    await Promise.all(
      Array.from({ length: Math.min(atOnce, count - open) }, (_, index) => {
        const seat = seats[(open + index) % seats.length];
        if (!seat) throw new Error('nowhere to sit');
        return Attacker.join(seat);
      }),
    );
  }
  process.send?.('ready');
}
