import { RapportError } from '@rapport/shared/core/errors';
import { Types } from 'mongoose';

/** Field to direction, in order; the last one has to be unique (`_id`), so that a page begins where the last ended. */
export type Keyset = Readonly<Record<string, 1 | -1>>;

type Id = Types.ObjectId | string;
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

/** What is asked of a row: equalities, and an operator on one field at most. */
export type Condition = Readonly<Record<string, unknown>>;

/** A query that is still to be ordered and cut: mongoose's. */
interface Ask<Row> {
  sort(order: Keyset): { limit(most: number): PromiseLike<Row[]> };
}

/**
 * A page of the rows to which one of the conditions applies, in the order of `sort`.
 *
 * Each condition is a query of its own, and so is each stretch of the order behind a cursor: equalities and one range
 * are a walk along an index in every engine. One query with `$and` and `$or` over all of them is not: the embedded
 * engine reads the whole collection for it.
 * @param stretches of the order, one behind the other, where a caller knows finer ones than the cursor gives
 * @throws RapportError invalid_input for a cursor that this list did not give
 */
export async function pageOf<Row extends { readonly _id: Id }>(
  ask: (condition: Condition) => Ask<Row>,
  conditions: readonly Condition[],
  sort: Keyset,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  stretches: readonly Condition[] = behind(cursor, sort),
): Promise<Slice<Row>> {
  const most = limit + 1;
  const found = await Promise.all(
    conditions.map(async (condition) => {
      const rows: Row[] = [];
      for (const stretch of stretches) {
        rows.push(
          ...(await ask(both(condition, stretch))
            .sort(sort)
            .limit(most - rows.length)),
        );
        if (rows.length === most) break;
      }
      return rows;
    }),
  );
  return sliceOf(inOrder(found, sort).slice(0, most), limit, sort);
}

/**
 * The stretches of the order of `sort` that lie behind `cursor`, the nearest first; all of it on the first page.
 * @throws RapportError invalid_input for a cursor that this list did not give
 */
export function behind(cursor: string | undefined, sort: Keyset): Condition[] {
  if (cursor === undefined) return [{}];
  const fields = Object.entries(sort);
  const values = decode(cursor, fields.length);
  const stretches = fields.map(([field, direction], index) => ({
    ...Object.fromEntries(fields.slice(0, index).map(([earlier], i) => [earlier, values[i]])),
    [field]: { [direction === 1 ? '$gt' : '$lt']: values[index] },
  }));
  return stretches.reverse();
}

/** A range of a condition is made narrower; what lies behind a row that it applies to is within its other end. */
function both(condition: Condition, stretch: Condition): Condition {
  const narrowed = Object.entries(stretch).map(([field, bound]) => {
    const range = condition[field];
    return [field, isRange(range) && isRange(bound) ? { ...range, ...bound } : bound];
  });
  return { ...condition, ...Object.fromEntries(narrowed) };
}

const isRange = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Each row once: to a person who is in both places two conditions apply. */
function inOrder<Row extends { readonly _id: Id }>(found: readonly Row[][], sort: Keyset): Row[] {
  const [first = [], ...others] = found;
  if (others.length === 0) return first;
  const rows = new Map(found.flat().map((row) => [String(row._id), row]));
  return [...rows.values()].sort((a, b) => {
    for (const [field, direction] of Object.entries(sort)) {
      const [one, other] = [comparable(a, field), comparable(b, field)];
      if (one !== other) return one < other ? -direction : direction;
    }
    return 0;
  });
}

/** In the order of the database: text is compared by its bytes there, which for ids is the order of their digits. */
function comparable(row: object, field: string): string | number {
  const value = (row as Record<string, Value>)[field];
  if (value instanceof Types.ObjectId) return value.toHexString();
  if (value instanceof Date) return value.getTime();
  return value ?? '';
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
