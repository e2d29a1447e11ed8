import { mostListedGuests } from '@rapport/shared/sessions/guestLimits';
import { type QueryFilter, Types, type UpdateQuery } from 'mongoose';
import { isDuplicate } from '../../../platform/db/database.ts';
import { lookUp } from '../../../platform/db/lookUp.ts';
import { GuestModel, type GuestRow, type GuestSeat } from './guest.model.ts';

export type Guest = Readonly<Omit<GuestRow, '_id'>> & { readonly id: string };

async function guestsById(ids: readonly string[]): Promise<ReadonlyMap<string, Guest>> {
  const rows = await GuestModel.find({ _id: { $in: [...ids] } }).lean<GuestRow[]>();
  return new Map(rows.map(toGuest).map((guest) => [guest.id, guest]));
}

/** Guests in the database. Each write says in its filter when it is right, so that two at once cannot both win. */
export class GuestStore {
  /** Undefined where there is none. */
  readonly find = lookUp(guestsById);

  async ofSession(sessionId: string): Promise<readonly Guest[]> {
    const rows = await GuestModel.find({ sessionId })
      .sort({ number: 1 })
      .limit(mostListedGuests)
      .lean<GuestRow[]>();
    return rows.map(toGuest);
  }

  /** @returns undefined when another guest of the session got the number in between */
  async add(
    guest: Pick<Guest, 'sessionId' | 'number' | 'name' | 'invitedBy' | 'createdAt'>,
  ): Promise<Guest | undefined> {
    try {
      const row = await GuestModel.create({ ...guest, state: 'asked' });
      return toGuest(row.toObject());
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  /** By the hash of a cookie: whose it is, and on which seat they are. */
  async bySeat(hash: string): Promise<{ guest: Guest; seat: GuestSeat } | undefined> {
    // Apart, because of how indexes are walked; a seat is in one of the two places.
    const [seated, asking] = await Promise.all([
      GuestModel.findOne({ 'seated.hash': hash }).lean<GuestRow>(),
      GuestModel.findOne({ 'asking.hash': hash }).lean<GuestRow>(),
    ]);
    const seat = seated?.seated ?? asking?.asking;
    const row = seated ?? asking;
    return row && seat && row.state === 'accepted' ? { guest: toGuest(row), seat } : undefined;
  }

  /** @returns false when the other one had answered, or it was taken back, in between */
  answer(id: string, accept: boolean): Promise<boolean> {
    return write({ _id: id, state: 'asked' }, { $set: { state: accept ? 'accepted' : 'declined' } });
  }

  /** For good; whoever waits or is in has no seat any more. */
  remove(id: string): Promise<boolean> {
    return write(
      { _id: id, state: { $in: ['asked', 'accepted', 'declined'] } },
      { $set: { state: 'removed' }, $unset: { asking: 1, seated: 1 } },
    );
  }

  ask(id: string, asking: GuestSeat): Promise<boolean> {
    return write({ _id: id, state: 'accepted' }, { $set: { asking } });
  }

  admit(id: string, seat: GuestSeat): Promise<boolean> {
    const { isRefused: _, ...seated } = seat;
    return write(
      { _id: id, state: 'accepted', 'asking.id': seat.id },
      { $set: { seated }, $unset: { asking: 1 } },
    );
  }

  refuse(id: string, seatId: string): Promise<boolean> {
    return write({ _id: id, 'asking.id': seatId }, { $set: { 'asking.isRefused': true } });
  }

  async giveBack(id: string, seatId: string): Promise<void> {
    await write({ _id: id, 'asking.id': seatId }, { $unset: { asking: 1 } });
    await write({ _id: id, 'seated.id': seatId }, { $unset: { seated: 1 } });
  }

  /** Was seen in the call; remembered for the record. */
  async saw(ids: readonly string[]): Promise<void> {
    await GuestModel.updateMany(
      { _id: { $in: [...ids] }, seenAs: null },
      [{ $set: { seenAs: { $ifNull: ['$seated.name', '$name'] } } }],
      { updatePipeline: true },
    );
  }

  /** Names of those who were in a session's call, in the order in which they were invited. */
  async seenIn(sessionId: string): Promise<string[]> {
    return (await this.ofSession(sessionId)).flatMap(({ seenAs }) => (seenAs === undefined ? [] : [seenAs]));
  }
}

async function write(which: QueryFilter<GuestRow>, update: UpdateQuery<GuestRow>): Promise<boolean> {
  return (await GuestModel.updateOne(which, update)).modifiedCount > 0;
}

export const newSeatId = (): string => new Types.ObjectId().toHexString();

function toGuest({ _id, ...row }: GuestRow): Guest {
  return { ...row, id: _id.toHexString() };
}
