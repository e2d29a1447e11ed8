import { RapportError } from '@rapport/shared/core/errors';
import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { behind, sliceOf } from './keyset.ts';

const sort = { state: 1, since: -1, _id: -1 } as const;
const rows = Array.from({ length: 4 }, (_, i) => ({
  state: 'active',
  since: new Date(Date.UTC(2026, 0, 9 - i)),
  _id: new Types.ObjectId(),
}));

describe('a page of a list', () => {
  it('has a cursor only when there is more', () => {
    expect(sliceOf(rows, 4, sort).nextCursor).toBeNull();
    const { rows: shown, nextCursor } = sliceOf(rows, 3, sort);
    expect(shown).toHaveLength(3);
    expect(nextCursor).not.toBeNull();
  });

  it('asks for what comes behind the last row in every field of the order, with the types of the database', () => {
    const { nextCursor } = sliceOf(rows, 3, sort);
    const last = rows[2];
    expect(behind(nextCursor ?? '', sort)).toEqual({
      $or: [
        { state: { $gt: 'active' } },
        { state: 'active', since: { $lt: last?.since } },
        { state: 'active', since: last?.since, _id: { $lt: last?._id } },
      ],
    });
  });

  it('begins at the start without a cursor', () => {
    expect(behind(undefined, sort)).toEqual({});
  });

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each([
    '',
    'nonsense',
    encoded(null),
    encoded({}),
    encoded(['active']),
    encoded(['active', { date: 'never' }, { id: 'x' }]),
    encoded([{ $gt: '' }, { date: 0 }, { id: 'f'.repeat(24) }]),
    encoded(['active', null, []]),
  ])('refuses the cursor %j, which this list never gave', (cursor) => {
    expect(() => behind(cursor, sort)).toThrow(RapportError);
  });
});
