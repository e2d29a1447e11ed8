import { describe, expect, it } from 'vitest';
import {
  mayEndPair,
  mayPairIn,
  mayReadActions,
  maySeePair,
  mayWriteActions,
  standingOf,
} from './mentorships.policy.ts';

const pair = { programmeId: 'programme', mentorId: 'mentor', menteeId: 'mentee' };
const who = (personId: string, office: { admin?: boolean; manages?: string[] } = {}) => ({
  personId,
  admin: office.admin ?? false,
  manages: office.manages ?? [],
});

describe('what somebody is to a pair', () => {
  it.each([
    ['its mentor', who('mentor'), 'mentor'],
    ['its mentee', who('mentee'), 'mentee'],
    ['another member', who('other'), undefined],
    ["its programme's manager", who('other', { manages: ['programme'] }), 'manager'],
    ["another programme's manager", who('other', { manages: ['elsewhere'] }), undefined],
    ['an admin', who('other', { admin: true }), 'admin'],
    [
      'a mentor who manages and administers',
      who('mentor', { admin: true, manages: ['programme'] }),
      'mentor',
    ],
    ['a mentee who manages', who('mentee', { manages: ['programme'] }), 'mentee'],
  ])('%s', (_, person, standing) => {
    expect(standingOf(person, pair)).toBe(standing);
  });
});

describe('who may do what with a pair', () => {
  it.each([
    // standing, see it, end it, read actions, write actions
    ['mentor', true, true, true, true],
    ['mentee', true, false, true, true],
    ['manager', true, true, false, false],
    ['admin', true, true, false, false],
    [undefined, false, false, false, false],
  ] as const)('%s', (standing, see, end, read, write) => {
    expect([maySeePair, mayEndPair, mayReadActions, mayWriteActions].map((may) => may(standing))).toEqual([
      see,
      end,
      read,
      write,
    ]);
  });

  it('lets those pair people who manage the programme or administer the installation', () => {
    expect(mayPairIn(who('x', { manages: ['programme'] }), 'programme')).toBe(true);
    expect(mayPairIn(who('x', { admin: true }), 'programme')).toBe(true);
    expect(mayPairIn(who('x', { manages: ['elsewhere'] }), 'programme')).toBe(false);
    expect(mayPairIn(who('x'), 'programme')).toBe(false);
  });
});
