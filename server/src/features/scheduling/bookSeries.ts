import type { ParsedOf } from '@rapport/shared/core/route';
import type { bookSeries as bookOperation } from '@rapport/shared/scheduling/series.api';
import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { Types } from 'mongoose';
import { isDuplicate } from '../../platform/db/database.ts';
import type { Principal } from '../../platform/http/principal.ts';
import type { Sessions } from '../sessions/index.ts';
import { chosenOccurrences } from './planSeries.ts';
import { SeriesModel } from './series.model.ts';

/**
 * Books a series and all its sessions, or nothing. The same key again answers what is there: a request whose answer
 * was lost may be repeated.
 */
export async function bookSeries(
  sessions: Pick<Sessions, 'bookOccurrences' | 'ofSeries'>,
  who: Principal,
  mentorshipId: string,
  { key, title, templateId, kind, place, without, ...plan }: ParsedOf<typeof bookOperation>['body'],
  now: number,
): Promise<SessionSummary[]> {
  const { date, time, zone, minutes, recurrence } = plan;
  const _id = new Types.ObjectId();
  const occurrences = chosenOccurrences(plan, without, now).map((occurrence) => ({
    date: occurrence.date,
    startsAt: new Date(occurrence.startsAt),
    wall: { date: occurrence.date, time },
  }));
  const series = {
    ...{ _id, key, mentorshipId, zone, recurrence, without, wall: { date, time } },
    ...{ createdBy: who.personId, createdAt: new Date(now) },
  };
  const what = { title, templateId, kind, place, zone, minutes, seriesId: _id.toHexString(), occurrences };
  try {
    return await sessions.bookOccurrences(who, mentorshipId, what, (transaction) =>
      SeriesModel.create([series], { session: transaction }),
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const there = await SeriesModel.findOne({ mentorshipId, key }).lean();
    if (!there) throw error;
    return sessions.ofSeries(who, there._id.toHexString());
  }
}
