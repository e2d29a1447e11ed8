import { Types } from 'mongoose';
import { expect, test } from 'vitest';
import { behind, sliceOf } from './keyset.ts';

const newest = { at: -1, _id: -1 } as const;
const rowAt = (at: number) => ({ at: new Date(at), _id: new Types.ObjectId() });

test('the extra row tells that there are more and is not shown', () => {
  const rows = [rowAt(3), rowAt(2), rowAt(1)];
  expect(sliceOf(rows, 2, newest).rows).toEqual(rows.slice(0, 2));
  expect(sliceOf(rows, 3, newest)).toEqual({ rows, nextCursor: null });
});

test('the next page is what lies behind the last row in the order, ties by id', () => {
  const rows = [rowAt(3), rowAt(2), rowAt(1)];
  const { nextCursor } = sliceOf(rows, 2, newest);
  expect(behind(nextCursor ?? undefined, newest)).toEqual([
    { at: rows[1]?.at, _id: { $lt: rows[1]?._id } },
    { at: { $lt: rows[1]?.at } },
  ]);
});

test('the first page has no condition', () => {
  expect(behind(undefined, newest)).toEqual([{}]);
});

test.each([
  ['no base64 of JSON', 'nonsense'],
  ['too few fields', Buffer.from('[1]').toString('base64url')],
  ['an operator in place of a value', Buffer.from('[{"$gt":0},{"$gt":0}]').toString('base64url')],
  ['an id that is none', Buffer.from('[1,{"id":"x"}]').toString('base64url')],
])('a cursor with %s is refused', (_what, cursor) => {
  expect(() => behind(cursor, newest)).toThrowError(
    expect.objectContaining({ code: 'invalid_input', fields: { cursor: 'invalid' } }),
  );
});
