import { minute } from '@rapport/shared/sessions/sessionState';
import mongoose, { type ClientSession, Schema } from 'mongoose';
import { inTransaction, isDuplicate } from '../../platform/db/database.ts';
import { personBusy, timeTaken } from './plannedStart.ts';
import type { Session } from './sessionStore.ts';
import { takenTimes } from './takenTimes.ts';

interface PersonHoursRow {
  /** The person's id. */
  _id: string;
  /** Bookings and moves that touched their hours. Nobody reads it: it is there to be written. */
  changes: number;
}

const schema = new Schema<PersonHoursRow>(
  { _id: { type: String, required: true }, changes: { type: Number, required: true } },
  { versionKey: false, collection: 'personHours' },
);

const PersonHoursModel = mongoose.model('PersonHours', schema);

type Pair = Pick<Session, 'mentorshipId' | 'mentorId' | 'menteeId'>;
type Time = Pick<Session, 'startsAt' | 'minutes'>;

/**
 * A transaction in which hours of both people of a pair are booked. It writes a row of each of them first: of two that
 * touch one person at once the database turns one away, the driver begins it anew, and then it finds what the other one
 * booked. Without that both would find the hour free, because neither sees what the other has not yet committed.
 */
export async function bookingHours<T>(
  { mentorId, menteeId }: Pair,
  work: (transaction: ClientSession) => Promise<T>,
): Promise<T> {
  const people = [mentorId, menteeId];
  await makeRows(people);
  return inTransaction(async (transaction) => {
    const which = { _id: { $in: people } };
    await PersonHoursModel.updateMany(which, { $inc: { changes: 1 } }, { session: transaction });
    return work(transaction);
  });
}

/** Before the transaction: there, a row that two make at once is refused as a double instead of begun anew. */
async function makeRows(people: readonly string[]): Promise<void> {
  const rows = people.map((_id) => ({
    updateOne: { filter: { _id }, update: { $setOnInsert: { changes: 0 } }, upsert: true },
  }));
  await PersonHoursModel.bulkWrite(rows, { ordered: false }).catch((error: unknown) => {
    // Somebody else has made it in between.
    if (!isDuplicate(error)) throw error;
  });
}

/**
 * @param transaction of `bookingHours`; without one it is a courtesy that promises nothing for later
 * @param except sessions whose own time counts as free, because they are moved away
 * @throws RapportError conflict when one of the two has another session at one of the times
 */
export async function requireFree(
  pair: Pair,
  times: readonly Time[],
  transaction: ClientSession | undefined,
  except: readonly string[] = [],
): Promise<void> {
  const wanted = times.map(({ startsAt, minutes }) => ({
    from: startsAt.getTime(),
    to: startsAt.getTime() + minutes * minute,
  }));
  const from = new Date(Math.min(...wanted.map((time) => time.from)));
  const before = new Date(Math.max(...wanted.map((time) => time.to)));
  const taken = await takenTimes([pair.mentorId, pair.menteeId], from, before, transaction);
  const inTheWay = taken.filter(({ sessionId, startsAt, minutes }) => {
    const [begins, ends] = [startsAt.getTime(), startsAt.getTime() + minutes * minute];
    return !except.includes(sessionId) && wanted.some((time) => time.from < ends && begins < time.to);
  });
  if (inTheWay.length === 0) return;
  const isOwn = inTheWay.some(({ mentorshipId }) => mentorshipId === pair.mentorshipId);
  throw isOwn ? timeTaken() : personBusy();
}
