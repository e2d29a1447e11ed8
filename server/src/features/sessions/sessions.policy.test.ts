import { type SessionState, sessionState, writableAfterEnd } from '@rapport/shared/sessions/sessionState';
import { describe, expect, it } from 'vitest';
import {
  documentAccess,
  mayAnswer,
  mayBook,
  mayListSessions,
  mayMoveOrCancel,
  mayReadSession,
  mayReadVideoShare,
  mayReportSession,
} from './sessions.policy.ts';

describe('who may do what with a session', () => {
  it.each([
    // standing, list, read, book, move or cancel
    ['mentor', true, true, true, true],
    ['mentee', true, true, true, true],
    ['manager', true, false, false, false],
    ['admin', true, false, false, false],
    [undefined, false, false, false, false],
  ] as const)('%s', (standing, list, read, book, move) => {
    expect([mayListSessions, mayReadSession, mayBook, mayMoveOrCancel].map((may) => may(standing))).toEqual([
      list,
      read,
      book,
      move,
    ]);
  });
});

it.each(['mentor', 'mentee', 'manager', 'admin', undefined] as const)(
  'who may answer, report and read the share of video: %s',
  (standing) => {
    const isOfPair = standing === 'mentor' || standing === 'mentee';
    for (const may of [mayAnswer, mayReportSession, mayReadVideoShare]) expect(may(standing)).toBe(isOfPair);
  },
);

describe('who may do what with agenda and notes', () => {
  const startsAt = Date.UTC(2026, 4, 4, 9);
  const endedAt = startsAt + 45 * 60_000;
  const session = (state: SessionState) => ({
    ...{ state, startsAt, minutes: 45 },
    endedAt: state === 'ended' || state === 'recorded' ? endedAt : null,
  });

  it('nobody but the two has any', () => {
    for (const standing of ['manager', 'admin', undefined] as const) {
      for (const state of sessionState.options) {
        expect(documentAccess(standing, session(state), true, startsAt)).toBe('none');
      }
    }
  });

  it.each(['mentor', 'mentee'] as const)(
    'the %s writes until 24 hours after the end, then reads',
    (standing) => {
      const at = (state: SessionState, now: number) => documentAccess(standing, session(state), true, now);
      expect(at('scheduled', startsAt - 1e9)).toBe('write');
      expect(at('live', startsAt)).toBe('write');
      expect(at('recorded', endedAt + writableAfterEnd - 1)).toBe('write');
      expect(at('recorded', endedAt + writableAfterEnd)).toBe('read');
      expect(at('cancelled', startsAt)).toBe('read');
      expect(at('missed', startsAt)).toBe('read');
      expect(at('proposed', startsAt - 1e9)).toBe('write');
      expect(at('declined', startsAt)).toBe('read');
    },
  );

  it('the two of an ended pair only read', () => {
    for (const state of ['scheduled', 'live', 'recorded'] as const) {
      expect(documentAccess('mentor', session(state), false, startsAt)).toBe('read');
      expect(documentAccess('mentee', session(state), false, startsAt)).toBe('read');
    }
  });
});
