import { ObjectId } from 'mongodb';
import type { Pair } from './people.ts';
import type { SessionRow } from './sessions.ts';

const actionsOfPair = 12;
const stillOpen = 4;
const day = 24 * 60 * 60_000;

/** What a pair agreed in its sessions: a few open, most done and answered in the session after. */
export function actionsOf(pair: Pair, sessions: readonly SessionRow[]) {
  const held = sessions.filter(({ state }) => state === 'recorded');
  return Array.from({ length: actionsOfPair }, (_, number) => {
    const agreedIn = held[(number + 1) % held.length];
    const isOpen = number < stillOpen;
    const at = agreedIn?.startsAt ?? new Date();
    const due = number % 3 === 0 ? null : new Date(at.getTime() + 10 * day).toISOString().slice(0, 10);
    const by = pair.mentee._id.toHexString();
    const review = {
      sessionId: held[number % held.length]?._id.toHexString() ?? '',
      verdict: 'done',
      by,
      at,
    };
    return {
      _id: new ObjectId(),
      mentorshipId: pair._id.toHexString(),
      what: `Write down what was agreed, ${number + 1}`,
      ownerId: number % 4 === 1 ? pair.mentor._id.toHexString() : by,
      due,
      dueOrder: due ?? '9999-12-31',
      state: isOpen ? 'open' : 'done',
      sessionId: agreedIn?._id.toHexString() ?? null,
      createdBy: by,
      createdAt: at,
      closedAt: isOpen ? null : at,
      reviews: isOpen ? [] : [{ ...review, howItWent: 'Easier than it looked.' }],
      history: [],
      createKey: `bench:${pair._id.toHexString()}:${number}`,
      changeKeys: [],
      version: isOpen ? 1 : 2,
    };
  });
}
