import { expect, test } from 'vitest';
import { ClientOwners } from './clientOwners.ts';
import type { Owner } from './collab.models.ts';
import type { Member } from './member.ts';

const ownersOf = (person: string, from: number, to: number): Owner[] =>
  Array.from({ length: to - from }, (_, index) => ({ client: from + index, person }));

test('whoever declares ever more clientIDs displaces the oldest of their own, and none that has written or lives', () => {
  const adas = ownersOf('ada', 1, 3);
  const eves = ownersOf('eve', 1_000, 1_300);
  const owners = new ClientOwners([...adas, ...eves]);
  owners.settle(1_001, { person: { id: 'eve' } } as Member);
  const written = (client: number) => client === 1_000;
  expect(owners.kept(written)).toEqual([...adas, ...eves.slice(0, 2), ...eves.slice(-256)]);
});
