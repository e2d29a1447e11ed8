import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cause,
  documentsWritable,
  isLateCancellation,
  nextState,
  opensBefore,
  phaseOf,
  type SessionEvent,
  type SessionState,
  sessionState,
  transitions,
  writableAfterEnd,
} from './sessionState.ts';

const states = sessionState.options;
const events = Object.keys(transitions) as SessionEvent[];
const causes: Cause[] = ['person', 'mentor', 'sfu', 'sweep'];

/** Whatever may happen, in any order, by whomever. */
const happenings = fc.array(fc.tuple(fc.constantFrom(...events), fc.constantFrom(...causes)));
const after = (start: SessionState, list: readonly [SessionEvent, Cause][]): SessionState =>
  list.reduce<SessionState>((state, [event, by]) => nextState(state, event, by) ?? state, start);

describe('nextState', () => {
  it('knows these transitions and no other', () => {
    const allowed = states.flatMap((state) =>
      events.flatMap((event) =>
        causes.flatMap((cause) => {
          const to = nextState(state, event, cause);
          return to ? `${state} ${event} by ${cause} -> ${to}` : [];
        }),
      ),
    );
    expect(allowed).toEqual([
      'proposed countered by person -> proposed',
      'proposed accepted by person -> scheduled',
      'proposed declined by person -> declined',
      'proposed withdrawn by person -> cancelled',
      'proposed expired by sweep -> declined',
      'scheduled moved by person -> scheduled',
      'scheduled kind_changed by person -> scheduled',
      'scheduled joined by sfu -> live',
      'scheduled joined by sweep -> live',
      'scheduled ended by person -> ended',
      'scheduled ended by mentor -> ended',
      'scheduled cancelled by person -> cancelled',
      'scheduled nobody_came by sweep -> missed',
      'scheduled held by person -> ended',
      'scheduled not_held by person -> missed',
      'live extended by person -> live',
      'live joined by sfu -> live',
      'live joined by sweep -> live',
      'live ended by person -> ended',
      'live ended by mentor -> ended',
      'live emptied by sweep -> ended',
      'ended corrected by person -> ended',
      'ended frozen by person -> recorded',
      'ended frozen by mentor -> recorded',
      'ended frozen by sweep -> recorded',
      'recorded corrected by person -> ended',
      'recorded frozen by person -> recorded',
      'recorded frozen by mentor -> recorded',
      'recorded frozen by sweep -> recorded',
      'missed held by person -> ended',
    ]);
  });

  it('never brings a session back that is over, in any order of events', () => {
    const over: SessionState[] = ['ended', 'recorded', 'declined', 'cancelled', 'missed'];
    fc.assert(
      fc.property(fc.constantFrom(...over), happenings, (start, list) => over.includes(after(start, list))),
    );
  });

  it('never leaves what people have declined or cancelled, in any order of late events', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('declined' as const, 'cancelled' as const),
        happenings,
        (start, list) => after(start, list) === start,
      ),
    );
  });

  it('makes nothing of a proposal without a person who accepts it', () => {
    const unaccepted = happenings.map((list) => list.filter(([event]) => event !== 'accepted'));
    fc.assert(
      fc.property(unaccepted, (list) =>
        ['proposed', 'declined', 'cancelled'].includes(after('proposed', list)),
      ),
    );
    const withoutPeople = happenings.map((list) => list.filter(([, by]) => by === 'sfu' || by === 'sweep'));
    fc.assert(
      fc.property(withoutPeople, (list) => ['proposed', 'declined'].includes(after('proposed', list))),
    );
  });

  it('keeps a record from people, webhooks and sweeps alike: it is only made anew', () => {
    fc.assert(fc.property(happenings, (list) => ['ended', 'recorded'].includes(after('recorded', list))));
  });
});

const startsAt = Date.UTC(2026, 4, 4, 9);
const session = (state: SessionState, endedAt: number | null = null) => ({
  state,
  startsAt,
  minutes: 45,
  endedAt,
});

describe('phaseOf', () => {
  it('opens the room 15 minutes before the start, by arithmetic', () => {
    expect(phaseOf(session('scheduled'), startsAt - opensBefore - 1)).toBe('before');
    expect(phaseOf(session('scheduled'), startsAt - opensBefore)).toBe('open');
    expect(phaseOf(session('scheduled'), startsAt + 300 * 60_000)).toBe('open');
  });

  it('shows what remains of one that is over, whatever the time', () => {
    for (const now of [startsAt - 1e9, startsAt, startsAt + 1e9]) {
      expect(phaseOf(session('ended', startsAt), now)).toBe('over');
      expect(phaseOf(session('recorded', startsAt), now)).toBe('over');
      expect(phaseOf(session('cancelled'), now)).toBe('cancelled');
      expect(phaseOf(session('missed'), now)).toBe('missed');
      expect(phaseOf(session('declined'), now)).toBe('declined');
    }
  });
});

it('a proposal stays a question, also when its time has come', () => {
  for (const now of [startsAt - 1e9, startsAt, startsAt + 1e9])
    expect(phaseOf(session('proposed'), now)).toBe('proposed');
});

it('a cancellation is late in the last day before the start', () => {
  const day = 24 * 60 * 60_000;
  expect(isLateCancellation(startsAt, startsAt - day)).toBe(false);
  expect(isLateCancellation(startsAt, startsAt - day + 1)).toBe(true);
  expect(isLateCancellation(startsAt, startsAt + 1)).toBe(true);
});

describe('documentsWritable', () => {
  it('lets people prepare from the booking on, and write for 24 hours after the end', () => {
    expect(documentsWritable(session('proposed'), startsAt - 1e9)).toBe(true);
    expect(documentsWritable(session('scheduled'), startsAt - 1e9)).toBe(true);
    expect(documentsWritable(session('live'), startsAt)).toBe(true);
    expect(documentsWritable(session('recorded', startsAt), startsAt + writableAfterEnd - 1)).toBe(true);
    expect(documentsWritable(session('recorded', startsAt), startsAt + writableAfterEnd)).toBe(false);
  });

  it('lets nobody write in one that never takes place', () => {
    expect(documentsWritable(session('cancelled'), startsAt)).toBe(false);
    expect(documentsWritable(session('missed'), startsAt)).toBe(false);
    expect(documentsWritable(session('declined'), startsAt)).toBe(false);
  });
});
