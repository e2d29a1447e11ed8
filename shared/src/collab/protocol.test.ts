import { expect, it } from 'vitest';
import { closeCode, finalCloseCodes } from './protocol.ts';

it('says of every close code whether the client comes back', () => {
  const standing = Object.entries(closeCode).map(([name, code]) => [
    name,
    code,
    finalCloseCodes.has(code) ? 'stays away' : 'comes back',
  ]);
  expect(standing).toEqual([
    ['restarting', 1012, 'comes back'],
    ['frameTooLarge', 1009, 'stays away'],
    ['malformed', 4400, 'comes back'],
    ['signedOut', 4401, 'stays away'],
    ['rightEnded', 4403, 'stays away'],
    ['notFound', 4404, 'stays away'],
    ['timeout', 4408, 'comes back'],
    ['epochChanged', 4410, 'stays away'],
    ['tooLarge', 4413, 'stays away'],
    ['readOnly', 4423, 'stays away'],
    ['tooMany', 4429, 'comes back'],
    ['tooSlow', 4430, 'comes back'],
    ['foreignClient', 4409, 'comes back'],
  ]);
});

it('has no close code twice, and final ones only that the server sends', () => {
  const codes: readonly number[] = Object.values(closeCode);
  expect(new Set(codes).size).toBe(codes.length);
  expect([...finalCloseCodes].filter((code) => !codes.includes(code))).toEqual([]);
});
