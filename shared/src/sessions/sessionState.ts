import { z } from 'zod';

/**
 * The life of a session. `open` is not stored: it is `scheduled` within the opening time (see `joinWindow`),
 * so that no sweep is needed before two people may enter.
 */
export const sessionState = z.enum(['scheduled', 'live', 'ended', 'recorded', 'cancelled', 'missed']);
export type SessionState = z.output<typeof sessionState>;

export type SessionEvent = 'moved' | 'joined' | 'ended' | 'cancelled' | 'emptied' | 'nobody_came' | 'frozen';

/** Who may cause an event: a person of the pair, the mentor, the SFU (webhook or poll), the sweep. */
export type Cause = 'person' | 'mentor' | 'sfu' | 'sweep';

interface Transition {
  readonly from: readonly SessionState[];
  readonly to: SessionState;
  readonly by: readonly Cause[];
}

/** The one table of transitions; the server changes a session's state by nothing else. */
export const transitions: Readonly<Record<SessionEvent, Transition>> = {
  moved: { from: ['scheduled'], to: 'scheduled', by: ['person'] },
  joined: { from: ['scheduled', 'live'], to: 'live', by: ['sfu', 'sweep'] },
  ended: { from: ['scheduled', 'live'], to: 'ended', by: ['mentor', 'person'] },
  cancelled: { from: ['scheduled'], to: 'cancelled', by: ['person'] },
  emptied: { from: ['live'], to: 'ended', by: ['sweep'] },
  nobody_came: { from: ['scheduled'], to: 'missed', by: ['sweep'] },
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

/** Times in ms since the epoch, length in minutes. */
export interface SessionTimes {
  readonly state: SessionState;
  readonly startsAt: number;
  readonly minutes: number;
  readonly endedAt: number | null;
}

export type Phase = 'before' | 'open' | 'over' | 'cancelled' | 'missed';

/** What the page at `/s/<id>` is at `now`: the lobby before the room opens, the room, or what remains. */
export function phaseOf(session: SessionTimes, now: number): Phase {
  if (session.state === 'cancelled' || session.state === 'missed') return session.state;
  if (session.state === 'ended' || session.state === 'recorded') return 'over';
  return session.state === 'live' || now >= session.startsAt - opensBefore ? 'open' : 'before';
}

/** Whether agenda and notes may be written at `now` by the two people of the pair. */
export function documentsWritable(session: SessionTimes, now: number): boolean {
  if (session.state === 'cancelled' || session.state === 'missed') return false;
  return session.endedAt === null || now < session.endedAt + writableAfterEnd;
}
