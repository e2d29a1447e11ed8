import type { InvitedRole } from '@rapport/shared/identity/people.api';
import { expect, test } from 'vitest';
import { managesProgramme, mayInviteAs, mayListPeople, mayMakeResetLinks } from './identity.policy.ts';

const people = {
  member: { admin: false, manages: [] },
  'manager of p': { admin: false, manages: ['p'] },
  'manager of q': { admin: false, manages: ['q'] },
  admin: { admin: true, manages: [] },
};
const roles: InvitedRole[] = ['member', 'manager', 'admin'];

test.each([
  ['member', false, false, ['member'], false],
  ['manager of p', true, true, ['member'], false],
  ['manager of q', true, false, ['member'], false],
  ['admin', true, true, ['member', 'manager', 'admin'], true],
] as const)(
  '%s: lists people %s, invites into p %s, as %j, makes reset links %s',
  (name, lists, invites, as, resets) => {
    const who = people[name];
    expect(mayListPeople(who)).toBe(lists);
    expect(managesProgramme(who, 'p')).toBe(invites);
    expect(roles.filter((role) => mayInviteAs(who, role))).toEqual(as);
    expect(mayMakeResetLinks(who)).toBe(resets);
  },
);
