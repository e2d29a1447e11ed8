import mongoose from 'mongoose';
import { LogModel, type LogRow, rowId, rowNumber, type StoredRow } from './collab.models.ts';
import { readRows } from './readRows.ts';
import { within } from './within.ts';

/** The database takes less than 48 MB at once. */
const commandBytes = 8 * 1024 * 1024;
/** What a row takes besides its update, roughly. */
const fieldBytes = 512;
const duplicateKey = 11_000;
/** What the database answers to a row that it can never take: a value that is none (2), a document that is too large. */
const ofRows: readonly unknown[] = [2, 10_334];

/** As the database answers an insert; what it says of single rows is no error of the command. */
interface Answer {
  readonly writeErrors?: readonly {
    readonly index: number;
    readonly code: number;
    readonly errmsg?: string;
  }[];
  readonly writeConcernError?: { readonly errmsg?: string };
}

interface Options {
  /** Names this process. */
  readonly writer: string;
  readonly withinMs: number;
}

/**
 * Inserts rows, durably. By the bare command: the driver's `insertMany` takes half as much CPU again, for every commit.
 * A row whose number another process has taken gets the one behind its log's end, to be inserted with the next try.
 * @returns the rows that are not stored, and why; those that an earlier try has brought in are not among them
 * @throws when the database did not answer for every row
 */
export async function insertRows(
  rows: readonly LogRow[],
  { writer, withinMs }: Options,
): Promise<ReadonlyMap<LogRow, unknown>> {
  const missing = new Map<LogRow, unknown>();
  const there: LogRow[] = [];

  const insertAtOnce = async (some: readonly LogRow[]): Promise<void> => {
    const documents = some.map((row): StoredRow => ({ ...row, writer }));
    // The driver's own timeout is not enough: a command that is on its way to a socket in the moment in which that
    // one closes never returns (mongodb 7.8).
    const { writeErrors = [], writeConcernError } = await within(withinMs, insert(documents, withinMs));
    if (writeConcernError) throw new Error(`rows are not durable: ${writeConcernError.errmsg}`);
    for (const { index, code, errmsg } of writeErrors) {
      const row = some[index];
      if (row && code === duplicateKey) there.push(row);
      else if (row) missing.set(row, new Error(`a row was refused: ${code} ${errmsg}`));
    }
  };

  const insertSome = async (some: readonly LogRow[]): Promise<void> => {
    try {
      await insertAtOnce(some);
    } catch (error) {
      if (!isOfRows(error)) throw error;
      const [alone, ...others] = some;
      if (alone && others.length === 0) missing.set(alone, error);
      // One of them keeps all of the command out: those without it go in.
      else for (const half of halvesOf(some)) await insertSome(half);
    }
  };

  for (const command of commandsOf(rows)) await insertSome(command);
  for (const row of await within(withinMs, takenByOthers(there, writer))) {
    row._id = await within(withinMs, idBehind(row._id));
    missing.set(row, new Error('another process has taken its number'));
  }
  return missing;
}

/** What the encoder or the database says of what it is sent; of a database that is away or busy it says nothing. */
const isOfRows = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError
    ? ofRows.includes(error.code)
    : error instanceof RangeError || error instanceof mongoose.mongo.BSON.BSONError;

function halvesOf<T>(values: readonly T[]): T[][] {
  const middle = Math.ceil(values.length / 2);
  return [values.slice(0, middle), values.slice(middle)];
}

/** Those of the rows that are not an earlier try's of this process. */
async function takenByOthers(rows: readonly LogRow[], writer: string): Promise<LogRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ _id }) => _id);
  const others = await LogModel.find({ _id: { $in: ids }, writer: { $ne: writer } }, { _id: 1 }).lean();
  const taken = new Set(others.map(({ _id }) => _id));
  return rows.filter(({ _id }) => taken.has(_id));
}

async function idBehind(id: string): Promise<string> {
  const [document = '', epoch = ''] = id.split('/');
  const number = rowNumber(id);
  const rows = await readRows({ document, epoch: Number(epoch), number });
  return rowId(document, Number(epoch), number + rows.length);
}

async function insert(documents: readonly StoredRow[], timeoutMS: number): Promise<Answer> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('there is no database');
  const writeConcern = { w: 'majority', j: true };
  const command = { insert: LogModel.collection.collectionName, documents, ordered: false, writeConcern };
  return (await db.command(command, { timeoutMS })) as Answer;
}

function commandsOf(rows: readonly LogRow[]): LogRow[][] {
  const commands: LogRow[][] = [];
  let last: LogRow[] = [];
  let bytes = commandBytes;
  for (const row of rows) {
    bytes += row.bytes.length + fieldBytes;
    if (bytes > commandBytes) {
      last = [];
      commands.push(last);
      bytes = row.bytes.length + fieldBytes;
    }
    last.push(row);
  }
  return commands;
}
