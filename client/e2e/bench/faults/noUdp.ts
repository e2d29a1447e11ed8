import { comeInAnew } from './comingIn.ts';
import { backAfter, type Fault, mentorOnly } from './fault.ts';
import { travelsOn } from './route.ts';

/** A network that lets no UDP out from now on: the call goes on over TCP. */
const inACall: Fault = {
  name: 'UDP blocked for good, in a call',
  goals: [{ what: 'goes on over TCP after', worst: 10_000 }],
  isRemembered: true,
  async run(pair) {
    const from = Date.now();
    await pair.network.set({ udp: 'drop' });
    // What was under way is not to be taken for it.
    const { 'back after': after = Number.NaN } = await backAfter(pair, from + 1_000);
    await travelsOn(pair.mentee.page, 'TCP');
    await pair.network.set({});
    return { 'goes on over TCP after': after + 1_000 };
  },
};

/** A network that lets no UDP out, as some offices have: the call begins over TCP. */
const beforehand: Fault = {
  name: 'UDP blocked for good, before joining',
  goals: [{ what: 'joined over TCP after', worst: 10_000 }],
  isRemembered: true,
  comesIn: true,
  awake: mentorOnly,
  async run(pair) {
    await pair.network.set({ udp: 'drop' });
    const { 'back after': after = Number.NaN } = await comeInAnew(pair);
    await travelsOn(pair.mentee.page, 'TCP');
    await pair.network.set({});
    return { 'joined over TCP after': after };
  },
};

export const noUdp: readonly Fault[] = [inACall, beforehand];
