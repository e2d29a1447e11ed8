import { z } from 'zod';
import { wallTimeSchema } from '../core/time.ts';
import { type NewsKind, newsGroup } from '../scheduling/news.ts';
import { addDays, soonestInstantOf, wallMinutes, wallTimeAt } from '../sessions/wallTime.ts';

export const channel = z.enum(['app', 'mail', 'push']);

/** A time of the day to another one, past midnight where the second is the earlier. */
const quiet = z
  .object({ from: wallTimeSchema, to: wallTimeSchema })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'same_time' });
export type Quiet = z.output<typeof quiet>;

/** What a person wants to be told, and how. */
export const noticeSettings = z.object({
  channels: z.record(newsGroup, z.object({ app: z.boolean(), mail: z.boolean(), push: z.boolean() })),
  /** In their own zone; nothing by mail or push meanwhile. Null for none. */
  quiet: quiet.nullable(),
});
export type NoticeSettings = z.output<typeof noticeSettings>;

const everywhere = { app: true, mail: true, push: true };

/** Of whom has said nothing. */
export const usualNotices: NoticeSettings = {
  channels: { changes: everywhere, reminders: everywhere, preparation: everywhere },
  quiet: { from: '21:00', to: '07:00' },
};

/**
 * When mail and push may reach a person (ms): now, or the end of their quiet hours.
 * @param startsAt of the session it is about: what comes after its start helps nobody, so that it comes at once
 */
export function timeToDisturb(
  kind: NewsKind,
  quiet: Quiet | null,
  zone: string,
  startsAt: number,
  now: number,
): number {
  if (!quiet || kind === 'soon') return now;
  const end = endOfQuiet(quiet, zone, now);
  return end < startsAt ? end : now;
}

/** When the quiet hours that hold at `now` (ms) end; `now` itself outside of them. */
export function endOfQuiet({ from, to }: Quiet, zone: string, now: number): number {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const at = wallMinutes(now, zone);
  const isQuiet = begin < end ? begin <= at && at < end : at >= begin || at < end;
  if (!isQuiet) return now;
  const { date } = wallTimeAt(now, zone);
  const day = at < end ? date : addDays(date, 1);
  return soonestInstantOf({ date: day, time: to, zone })?.at ?? now;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
