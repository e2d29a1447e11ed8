import { type Meeting, reportWithin } from '@rapport/shared/sessions/report';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { emptyAfterEnd, minute, opensBefore } from '@rapport/shared/sessions/sessionState';

/** What the sweep knows of a session; times in ms since the epoch. */
export interface Signs {
  /** The last sign of anybody in the call. */
  readonly call: number | undefined;
  /** When both were last in the document together. */
  readonly document: number | undefined;
}

export type Verdict =
  | { readonly event: 'joined'; readonly cause: 'sfu' | 'sweep' }
  | { readonly event: 'emptied'; readonly at: number }
  | { readonly event: 'nobody_came' };

/** Two forgotten windows keep a session without a call going no longer than this past its planned end (ms). */
const longestByDocument = 4 * 60 * minute;

/** What time alone has made of a session that is planned or live; undefined when it stays as it is. */
export function lifeAt(session: Meeting, signs: Signs, now: number): Verdict | undefined {
  const plannedEnd = session.startsAt + session.minutes * minute;
  if (!hasCall(session.kind)) {
    // Only its people know; who sits in the document tells nothing of who has met.
    const isUntold = session.state === 'scheduled' && now >= plannedEnd + reportWithin;
    return isUntold ? { event: 'nobody_came' } : undefined;
  }
  // Before the hour the document is open to prepare the agenda, and long after it to read.
  const isInDocument =
    signs.document !== undefined &&
    signs.document >= session.startsAt &&
    signs.document < plannedEnd + longestByDocument;
  if (session.state === 'scheduled') {
    // What is older is of a time that it was moved from.
    const isInCall = signs.call !== undefined && signs.call >= session.startsAt - opensBefore;
    if (isInCall) return { event: 'joined', cause: 'sfu' };
    if (isInDocument) return { event: 'joined', cause: 'sweep' };
    return now >= plannedEnd + emptyAfterEnd ? { event: 'nobody_came' } : undefined;
  }
  if (session.state !== 'live') return undefined;
  const last = Math.max(
    signs.call ?? Number.NEGATIVE_INFINITY,
    isInDocument ? (signs.document ?? 0) : Number.NEGATIVE_INFINITY,
  );
  if (now - Math.max(last, plannedEnd) < emptyAfterEnd) return undefined;
  return { event: 'emptied', at: Number.isFinite(last) ? last : plannedEnd };
}
