import type { NoticeView } from '@rapport/shared/messaging/messaging.api';
import { type AnyBulkWriteOperation, Types } from 'mongoose';
import { pageOf, type Slice } from '../../platform/db/keyset.ts';
import { writeTogether } from '../../platform/db/writeTogether.ts';
import type { Identity } from '../identity/index.ts';
import { otherThan, unknownPerson } from '../mentorships/index.ts';
import type { News } from '../scheduling/index.ts';
import { NoticeModel, type NoticeRow } from './notice.model.ts';

const write = writeTogether((writes: AnyBulkWriteOperation<NoticeRow>[]) =>
  NoticeModel.bulkWrite(writes, { ordered: false }),
);

const newestFirst = { at: -1, _id: -1 } as const;
/** Unread ones are counted up to here. */
const mostCounted = 100;
/** Times in ms. */
const keptFor = 90 * 24 * 60 * 60_000;

/** Writes what a person is told, once. @returns the notice when it is new */
export async function writeNotice(news: News, now: number): Promise<NoticeRow | undefined> {
  const [first] = news.sessions;
  const row = {
    ...{ kind: news.kind, at: new Date(now), sessionId: first.id, startsAt: first.startsAt },
    ...{ count: news.sessions.length, otherId: otherOf(news) },
  };
  const whose = { personId: news.to, key: news.key };
  const _id = new Types.ObjectId();
  const update = { $setOnInsert: { _id, ...row } };
  const isNew = await write({ updateOne: { filter: whose, update, upsert: true } });
  return isNew ? { ...row, ...whose, _id } : undefined;
}

/** Of the pair that some news is about the one who does not get it. */
export const otherOf = ({ to, sessions: [session] }: News): string => otherThan(to, session);

export function pageOfNotices(
  personId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<Slice<NoticeRow>> {
  return pageOf((which) => NoticeModel.find(which).lean<NoticeRow[]>(), [{ personId }], newestFirst, page);
}

export function countUnread(personId: string, seenUntil: Date): Promise<number> {
  return NoticeModel.countDocuments({ personId, at: { $gt: seenUntil } }).limit(mostCounted);
}

export async function presentNotices(
  identity: Pick<Identity, 'people'>,
  rows: readonly NoticeRow[],
  seenUntil: Date,
): Promise<NoticeView[]> {
  const people = await identity.people(rows.map(({ otherId }) => otherId));
  return rows.map(({ _id, kind, at, sessionId, startsAt, count, otherId }) => ({
    ...{ id: _id.toHexString(), kind, sessionId, count },
    at: at.toISOString(),
    startsAt: startsAt.toISOString(),
    isRead: at.getTime() <= seenUntil.getTime(),
    other: people.get(otherId) ?? unknownPerson(otherId),
  }));
}

export async function forgetNotices(now: number): Promise<void> {
  await NoticeModel.deleteMany({ at: { $lt: new Date(now - keptFor) } });
}
