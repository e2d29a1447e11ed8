import { setTimeout as sleep } from 'node:timers/promises';
import { rejoin } from './comingIn.ts';
import { backWithin, type Fault, mentorOnly } from './fault.ts';
import { leave } from './leaving.ts';

/** Whoever has had enough of a line that is gone goes, and comes again when it is back. */
export const leftInACut: Fault = {
  name: 'left while UDP and TCP are cut',
  goals: [{ what: 'left after', median: 1_000, worst: 2_000 }, ...backWithin(4_000)],
  isRemembered: true,
  awake: mentorOnly,
  async run(pair) {
    const { network, mentee } = pair;
    await network.set({ udp: 'drop', tcp: 'drop' });
    await sleep(5_000);
    const at = Date.now();
    await leave(mentee.page);
    const left = Date.now() - at;
    await network.set({});
    return { 'left after': left, ...(await rejoin(pair)) };
  },
};
