import { hasCall, type SessionKind } from './sessionKind.ts';
import { minute, type SessionTimes } from './sessionState.ts';

/** A session without a call waits so long past its planned end for somebody to say how it went (ms). */
export const reportWithin = 72 * 60 * minute;
/** What one has said, the other one may correct for so long (ms). */
export const correctWithin = 24 * 60 * minute;
/** Longest meeting that is believed (minutes). */
export const longestMeeting = 600;

export type Meeting = SessionTimes & { readonly kind: SessionKind };

/** How long the two met, as one of them said; `at` in ms. */
export interface Report {
  readonly by: string;
  readonly at: number;
  readonly minutes: number;
}

/** Whether it is time to ask the two whether they met: the planned time is over and nobody has said. */
export function asksForReport(session: Meeting, now: number): boolean {
  const plannedEnd = session.startsAt + session.minutes * minute;
  return !hasCall(session.kind) && session.state === 'scheduled' && now >= plannedEnd;
}

/** Whether somebody may say that it took place: from its start on, and also once it counts as missed. */
export function mayReport(session: Meeting, now: number): boolean {
  const isUntold = session.state === 'scheduled' || session.state === 'missed';
  return !hasCall(session.kind) && isUntold && now >= session.startsAt;
}

/** Whether this person may put the minutes right: once, and only those that the other one has said. */
export function mayCorrect(reports: readonly Report[], personId: string, now: number): boolean {
  const [first, ...later] = reports;
  return first !== undefined && later.length === 0 && first.by !== personId && now < first.at + correctWithin;
}
