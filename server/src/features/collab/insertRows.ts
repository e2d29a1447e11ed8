import mongoose from 'mongoose';
import { LogModel, type LogRow } from './collab.models.ts';
import { within } from './within.ts';

/** The database takes less than 48 MB at once. */
const commandBytes = 8 * 1024 * 1024;
/** What a row takes besides its update, roughly. */
const fieldBytes = 512;
const duplicateKey = 11_000;

/** As the database answers an insert; what it says of single rows is no error of the command. */
interface Answer {
  readonly writeErrors?: readonly { readonly index: number; readonly code: number }[];
  readonly writeConcernError?: { readonly errmsg?: string };
}

/**
 * Inserts rows, durably. By the bare command: the driver's `insertMany` takes half as much CPU again, for every commit.
 * @returns the rows that the database refused; those that an earlier try has brought in are not among them
 * @throws when it did not answer for every row
 */
export async function insertRows(rows: readonly LogRow[], withinMs: number): Promise<ReadonlySet<LogRow>> {
  const refused = new Set<LogRow>();
  for (const documents of commandsOf(rows)) {
    // The driver's own timeout is not enough: a command that is on its way to a socket in the moment in which that
    // one closes never returns (mongodb 7.8).
    const { writeErrors = [], writeConcernError } = await within(withinMs, insert(documents, withinMs));
    if (writeConcernError) throw new Error(`rows are not durable: ${writeConcernError.errmsg}`);
    for (const { index, code } of writeErrors) {
      const row = documents[index];
      if (row && code !== duplicateKey) refused.add(row);
    }
  }
  return refused;
}

async function insert(documents: readonly LogRow[], timeoutMS: number): Promise<Answer> {
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
