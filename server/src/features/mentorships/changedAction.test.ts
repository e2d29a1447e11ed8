import { describe, expect, it } from 'vitest';
import type { ActionFields } from './action.model.ts';
import { changedAction, reviewedAction } from './changedAction.ts';

const created = new Date('2026-05-01T10:00:00Z');
const later = new Date('2026-05-15T10:00:00Z');
const action: ActionFields = {
  mentorshipId: 'pair',
  what: 'Write it down',
  ownerId: 'mentee',
  due: null,
  state: 'open',
  sessionId: null,
  createdBy: 'mentee',
  createdAt: created,
  closedAt: null,
  reviews: [],
  history: [],
  changeKeys: [],
  version: 1,
};
const mentor = { personId: 'mentor', at: later };
const mentee = { personId: 'mentee', at: later };

const must = (changed: ActionFields | undefined): ActionFields => {
  if (!changed) throw new Error('nothing was changed');
  return changed;
};

describe('changedAction', () => {
  it('keeps what a field was, who changed it and when', () => {
    const changed = must(changedAction(action, { what: 'Say it', due: '2026-06-01' }, 'key-0001', mentor));
    expect(changed).toMatchObject({ what: 'Say it', due: '2026-06-01', version: 2 });
    expect(changed.history).toEqual([
      { field: 'what', was: 'Write it down', by: 'mentor', at: later },
      { field: 'due', was: null, by: 'mentor', at: later },
    ]);
  });

  it('leaves fields that are not named as they are', () => {
    const changed = must(
      changedAction({ ...action, due: '2026-06-01' }, { what: 'Say it' }, 'key-0001', mentor),
    );
    expect(changed).toMatchObject({ ownerId: 'mentee', due: '2026-06-01', state: 'open' });
  });

  it('takes a due day away with null', () => {
    expect(
      must(changedAction({ ...action, due: '2026-06-01' }, { due: null }, 'key-0001', mentor)).due,
    ).toBeNull();
  });

  it('closes at the time of the change and opens again without one', () => {
    const done = must(changedAction(action, { state: 'done' }, 'key-0001', mentor));
    expect(done.closedAt).toEqual(later);
    expect(must(changedAction(done, { state: 'open' }, 'key-0002', mentor)).closedAt).toBeNull();
  });

  it('changes nothing for a key of the same person that was seen', () => {
    const once = must(changedAction(action, { what: 'Say it' }, 'key-0001', mentor));
    const then = must(changedAction(once, { what: 'Sing it' }, 'key-0002', mentee));
    expect(changedAction(then, { what: 'Say it' }, 'key-0001', mentor)).toBeUndefined();
    expect(changedAction(then, { what: 'Say it' }, 'key-0001', mentee)?.what).toBe('Say it');
  });

  it('stays bounded however often it is changed', () => {
    let changed = action;
    for (let i = 0; i < 500; i++)
      changed = must(changedAction(changed, { what: `${i}` }, `key-${i}`, mentor));
    expect(changed.history.length).toBeLessThanOrEqual(200);
    expect(changed.changeKeys.length).toBeLessThanOrEqual(64);
    expect(changed.version).toBe(501);
  });
});

describe('reviewedAction', () => {
  const answer = (verdict: 'done' | 'keep' | 'drop' | 'change', sessionId = 's1', howItWent = '') => ({
    ...{ sessionId, verdict, howItWent },
  });

  it.each([
    ['done', 'done', later],
    ['drop', 'dropped', later],
    ['keep', 'open', null],
    ['change', 'open', null],
  ] as const)('%s makes it %s', (verdict, state, closedAt) => {
    expect(reviewedAction(action, answer(verdict), mentee)).toMatchObject({ state, closedAt, version: 2 });
  });

  it('replaces the first answer of the same session, and keeps those of other sessions', () => {
    const first = must(reviewedAction(action, answer('keep', 's1'), mentee));
    const second = must(reviewedAction(first, answer('done', 's2'), mentee));
    const corrected = must(reviewedAction(second, answer('keep', 's2', 'Not quite'), mentor));
    expect(corrected.state).toBe('open');
    expect(corrected.reviews.map(({ sessionId, verdict, by }) => [sessionId, verdict, by])).toEqual([
      ['s1', 'keep', 'mentee'],
      ['s2', 'keep', 'mentor'],
    ]);
  });

  it('changes nothing when the same answer comes again', () => {
    const once = must(reviewedAction(action, answer('done', 's1', 'Well'), mentee));
    expect(reviewedAction(once, answer('done', 's1', 'Well'), mentee)).toBeUndefined();
    expect(reviewedAction(once, answer('done', 's1', 'Very well'), mentee)).toBeDefined();
  });
});
