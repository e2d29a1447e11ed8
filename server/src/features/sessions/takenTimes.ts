import { longestSession } from '@rapport/shared/sessions/extension';
import { minute, type SessionState } from '@rapport/shared/sessions/sessionState';
import type { ClientSession } from 'mongoose';
import type { Condition } from '../../platform/db/keyset.ts';
import type { TakenTime } from './ports.ts';
import { SessionModel, type SessionRow } from './session.model.ts';

const holding: SessionState[] = ['scheduled', 'live'];

/** The longest session there can be (ms): one that begins so long before a time may still reach into it. */
const longest = longestSession * minute;

/** Sessions of these people that are planned or running within [from, before). */
export async function takenTimes(
  personIds: readonly string[],
  from: Date,
  before: Date,
  transaction?: ClientSession,
): Promise<TakenTime[]> {
  const startsAt = { $gt: new Date(from.getTime() - longest), $lt: before };
  const fields = { mentorshipId: 1, mentorId: 1, menteeId: 1, state: 1, startsAt: 1, minutes: 1 };
  // Each a walk along one index. The state is looked at here: of what is to come, little is cancelled.
  const people = personIds.map((id) => ({ personIds: id, startsAt }));
  const options = transaction ? { session: transaction } : {};
  const ask = (which: Condition) => SessionModel.find(which, fields, options).lean<SessionRow[]>();
  // In a transaction one after the other: it knows nothing else.
  const found: SessionRow[] = [];
  if (transaction) for (const person of people) found.push(...(await ask(person)));
  else found.push(...(await Promise.all(people.map(ask))).flat());
  const rows = new Map(found.map((row) => [row._id.toHexString(), row]));
  return [...rows].flatMap(([sessionId, { _id, state, ...row }]) => {
    const endsAt = row.startsAt.getTime() + row.minutes * minute;
    return holding.includes(state) && endsAt > from.getTime() ? { sessionId, ...row } : [];
  });
}
