import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '../../fixtures/rapport.ts';
import { backAfter, backWithin, canLeave, type Fault, leave, pagesOf, rejoin } from './fault.ts';
import { longestGap } from './flow.ts';

const cut = (what: 'UDP' | 'TCP' | 'UDP and TCP', seconds: number): Fault => ({
  name: `${what} cut, ${seconds} s`,
  goals: [
    ...backWithin(4_000),
    // What is cut there is the way on which the call is told things. Sound has another, unless the SFU has moved it to
    // TCP after an earlier fault: then both are lost, and the worst says so.
    ...(what === 'TCP' ? [{ what: 'longest silence', median: 1_000 }] : []),
  ],
  async run(pair) {
    const { network, mentor, mentee } = pair;
    const from = Date.now();
    await network.set({
      udp: what.startsWith('UDP') ? 'drop' : 'pass',
      tcp: what.endsWith('TCP') ? 'drop' : 'pass',
    });
    await sleep(seconds * 1_000);
    await canLeave(mentee.page);
    if (what === 'UDP and TCP' && seconds >= 20) {
      const truth = mentor.page.getByText(/^Reconnecting…$|^Jonas .* is not in the call any more/);
      await expect(truth.first()).toBeVisible();
      await expect(
        mentee.page.getByText(/connection of the call was lost|server cannot be reached/).first(),
      ).toBeVisible();
    }
    await network.set({});
    const back = await backAfter(pair, Date.now());
    if (what !== 'TCP') return back;
    await sleep(5_000);
    const to = Date.now();
    const gaps = await Promise.all(pagesOf(pair).map((page) => longestGap(page, 'audio', from, to)));
    return { ...back, 'longest silence': Math.max(...gaps) };
  },
});

/** A network that lets no UDP out, as some offices have: the call goes on over TCP, and can be begun there. */
const noUdp: Fault = {
  name: 'UDP blocked for good',
  goals: [
    { what: 'goes on over TCP after', worst: 10_000 },
    { what: 'joined over TCP after', worst: 10_000 },
  ],
  async run(pair) {
    const { network, mentee } = pair;
    await network.set({ udp: 'drop' });
    const goesOn = await backAfter(pair, Date.now() + 1_000);
    await leave(mentee.page);
    const begins = await rejoin(pair);
    await network.set({});
    return {
      'goes on over TCP after': goesOn['back after'] ?? Number.NaN,
      'joined over TCP after': begins['back after'] ?? Number.NaN,
    };
  },
};

/** Whoever has had enough of a line that is gone goes, and comes again when it is back. */
const leftInACut: Fault = {
  name: 'left while UDP and TCP are cut',
  goals: [{ what: 'left after', median: 1_000, worst: 2_000 }, ...backWithin(4_000)],
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

export const cuts: readonly Fault[] = [
  ...[5, 20, 45].flatMap((seconds) =>
    (['UDP', 'TCP', 'UDP and TCP'] as const).map((what) => cut(what, seconds)),
  ),
  noUdp,
  leftInACut,
];
