import { z } from 'zod';

/**
 * The life of a session. `open` is not stored: it is `scheduled` within the opening time (see `joinWindow`),
 * so that no sweep is needed before two people may enter.
 */
export const sessionState = z.enum([
  'proposed',
  'scheduled',
  'live',
  'ended',
  'recorded',
  'declined',
  'cancelled',
  'missed',
]);
export type SessionState = z.output<typeof sessionState>;

export type SessionEvent =
  | 'countered'
  | 'accepted'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'moved'
  | 'kind_changed'
  | 'extended'
  | 'joined'
  | 'ended'
  | 'cancelled'
  | 'emptied'
  | 'nobody_came'
  | 'held'
  | 'not_held'
  | 'corrected'
  | 'frozen';

/** Who may cause an event: a person of the pair, the mentor, the SFU (webhook or poll), the sweep. */
export type Cause = 'person' | 'mentor' | 'sfu' | 'sweep';

interface Transition {
  readonly from: readonly SessionState[];
  readonly to: SessionState;
  readonly by: readonly Cause[];
}

/** The one table of transitions; the server changes a session's state by nothing else. */
export const transitions: Readonly<Record<SessionEvent, Transition>> = {
  countered: { from: ['proposed'], to: 'proposed', by: ['person'] },
  accepted: { from: ['proposed'], to: 'scheduled', by: ['person'] },
  declined: { from: ['proposed'], to: 'declined', by: ['person'] },
  withdrawn: { from: ['proposed'], to: 'cancelled', by: ['person'] },
  // Its time has passed and nobody has answered.
  expired: { from: ['proposed'], to: 'declined', by: ['sweep'] },
  moved: { from: ['scheduled'], to: 'scheduled', by: ['person'] },
  kind_changed: { from: ['scheduled'], to: 'scheduled', by: ['person'] },
  extended: { from: ['live'], to: 'live', by: ['person'] },
  joined: { from: ['scheduled', 'live'], to: 'live', by: ['sfu', 'sweep'] },
  ended: { from: ['scheduled', 'live'], to: 'ended', by: ['mentor', 'person'] },
  cancelled: { from: ['scheduled'], to: 'cancelled', by: ['person'] },
  emptied: { from: ['live'], to: 'ended', by: ['sweep'] },
  nobody_came: { from: ['scheduled'], to: 'missed', by: ['sweep'] },
  // Of a session without a call people say themselves how it went; also when it counts as missed by then.
  held: { from: ['scheduled', 'missed'], to: 'ended', by: ['person'] },
  not_held: { from: ['scheduled'], to: 'missed', by: ['person'] },
  // Back to `ended`, so that its record is made anew whatever becomes of this process.
  corrected: { from: ['ended', 'recorded'], to: 'ended', by: ['person'] },
  frozen: { from: ['ended', 'recorded'], to: 'recorded', by: ['sweep', 'mentor', 'person'] },
};

/** The state after `event`, or undefined where the table forbids it. */
export function nextState(state: SessionState, event: SessionEvent, by: Cause): SessionState | undefined {
  const transition = transitions[event];
  return transition.from.includes(state) && transition.by.includes(by) ? transition.to : undefined;
}

export const minute = 60_000;
/** The room opens this long before the start (ms). */
export const opensBefore = 15 * minute;
/** A room that is empty this long past the planned end is over (ms). */
export const emptyAfterEnd = 10 * minute;
/** Documents stay writable this long after the end (ms). */
export const writableAfterEnd = 24 * 60 * minute;
/** A cancellation that comes nearer to the start than this is a late one (ms). */
const lateWithin = 24 * 60 * minute;

/** Whether the other person can hardly use the hour otherwise any more; both in ms. */
export const isLateCancellation = (startsAt: number, at: number): boolean => at > startsAt - lateWithin;

/** Times in ms since the epoch, length in minutes. */
export interface SessionTimes {
  readonly state: SessionState;
  readonly startsAt: number;
  readonly minutes: number;
  readonly endedAt: number | null;
}

/** States in which a session keeps nothing but its page. */
const gone = ['declined', 'cancelled', 'missed'] as const;
type Gone = (typeof gone)[number];
const isGone = (state: SessionState): state is Gone => (gone as readonly SessionState[]).includes(state);

export type Phase = 'proposed' | 'before' | 'open' | 'over' | Gone;

/** What the page at `/s/<id>` is at `now`: a question, the lobby before the room opens, the room, or what remains. */
export function phaseOf(session: SessionTimes, now: number): Phase {
  if (session.state === 'proposed' || isGone(session.state)) return session.state;
  if (session.state === 'ended' || session.state === 'recorded') return 'over';
  return session.state === 'live' || now >= session.startsAt - opensBefore ? 'open' : 'before';
}

/** Whether agenda and notes may be written at `now` by the two people of the pair. */
export function documentsWritable(session: SessionTimes, now: number): boolean {
  if (isGone(session.state)) return false;
  return session.endedAt === null || now < session.endedAt + writableAfterEnd;
}
