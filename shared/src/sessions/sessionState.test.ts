import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cause,
  documentsWritable,
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
      'scheduled moved by person -> scheduled',
      'scheduled joined by sfu -> live',
      'scheduled joined by sweep -> live',
      'scheduled ended by person -> ended',
      'scheduled ended by mentor -> ended',
      'scheduled cancelled by person -> cancelled',
      'scheduled nobody_came by sweep -> missed',
      'live joined by sfu -> live',
      'live joined by sweep -> live',
      'live ended by person -> ended',
      'live ended by mentor -> ended',
      'live emptied by sweep -> ended',
      'ended frozen by person -> recorded',
      'ended frozen by mentor -> recorded',
      'ended frozen by sweep -> recorded',
      'recorded frozen by person -> recorded',
      'recorded frozen by mentor -> recorded',
      'recorded frozen by sweep -> recorded',
    ]);
  });

  it('never brings a session back that is over, in any order of events', () => {
    const over: SessionState[] = ['ended', 'recorded', 'cancelled', 'missed'];
    const happenings = fc.array(fc.tuple(fc.constantFrom(...events), fc.constantFrom(...causes)));
    fc.assert(
      fc.property(fc.constantFrom(...over), happenings, (start, list) => {
        const end = list.reduce<SessionState>(
          (state, [event, by]) => nextState(state, event, by) ?? state,
          start,
        );
        expect(over).toContain(end);
      }),
    );
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
    }
  });
});

describe('documentsWritable', () => {
  it('lets people prepare from the booking on, and write for 24 hours after the end', () => {
    expect(documentsWritable(session('scheduled'), startsAt - 1e9)).toBe(true);
    expect(documentsWritable(session('live'), startsAt)).toBe(true);
    expect(documentsWritable(session('recorded', startsAt), startsAt + writableAfterEnd - 1)).toBe(true);
    expect(documentsWritable(session('recorded', startsAt), startsAt + writableAfterEnd)).toBe(false);
  });

  it('lets nobody write in one that never takes place', () => {
    expect(documentsWritable(session('cancelled'), startsAt)).toBe(false);
    expect(documentsWritable(session('missed'), startsAt)).toBe(false);
  });
});
