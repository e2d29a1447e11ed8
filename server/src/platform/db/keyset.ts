import { RapportError } from '@rapport/shared/core/errors';
import { Types } from 'mongoose';

/** Field to direction, in order; the last one has to be unique (`_id`), so that a page begins where the last ended. */
export type Keyset = Readonly<Record<string, 1 | -1>>;

type Value = string | number | Date | Types.ObjectId;

/** What a list answers, before it is presented. */
export interface Slice<Row> {
  readonly rows: Row[];
  readonly nextCursor: string | null;
}

/**
 * Cuts a page from rows that were asked for with `limit + 1`: the extra one only tells that there are more.
 * The cursor carries the sort fields of the last row, so that inserts and deletions elsewhere shift nothing.
 */
export function sliceOf<Row extends object>(rows: Row[], limit: number, sort: Keyset): Slice<Row> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), nextCursor: last ? encode(last, sort) : null };
}

/**
 * The condition for rows behind `cursor` in the order of `sort`; an empty one on the first page.
 * @throws RapportError invalid_input for a cursor that this list did not give
 */
export function behind(cursor: string | undefined, sort: Keyset): Record<string, unknown> {
  if (cursor === undefined) return {};
  const fields = Object.entries(sort);
  const values = decode(cursor, fields.length);
  return {
    $or: fields.map(([field, direction], index) => ({
      ...Object.fromEntries(fields.slice(0, index).map(([earlier], i) => [earlier, values[i]])),
      [field]: { [direction === 1 ? '$gt' : '$lt']: values[index] },
    })),
  };
}

function encode(row: object, sort: Keyset): string {
  const values = Object.keys(sort).map((field) => {
    const value = (row as Record<string, Value>)[field];
    if (value instanceof Date) return { date: value.getTime() };
    return value instanceof Types.ObjectId ? { id: value.toHexString() } : value;
  });
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decode(cursor: string, length: number): Value[] {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(values) && values.length === length) return values.map(decodeValue);
  } catch {
    // Falls through: a cursor that cannot be read is refused like one of another list.
  }
  return refuse();
}

function decodeValue(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number') return value;
  const { date, id } = (value ?? {}) as { date?: unknown; id?: unknown };
  if (typeof date === 'number') return new Date(date);
  return typeof id === 'string' && Types.ObjectId.isValid(id) ? new Types.ObjectId(id) : refuse();
}

function refuse(): never {
  throw new RapportError('invalid_input', {
    message: 'This cursor is not from this list.',
    fields: { cursor: 'invalid' },
  });
}
