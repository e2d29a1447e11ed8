import mongoose from 'mongoose';
import { together } from './together.ts';

/**
 * Writes a row, with those that others write at the same moment in one command: of a thousand reminders that are due
 * the small writes become few. What is refused of one touches no other. Answers whether an upsert has made a row.
 * @param send as one command, unordered
 * @param most writes in a command
 */
export function writeTogether<Write>(
  send: (writes: Write[]) => Promise<{ upsertedIds: Readonly<Record<number, unknown>> }>,
  most = 100,
): (write: Write) => Promise<boolean> {
  return together<Write, boolean>(async (writes) => {
    const { upsertedIds, refused } = await send([...writes]).then(
      (result) => ({ upsertedIds: result.upsertedIds, refused: new Map<number, Error>() }),
      resultOf,
    );
    return writes.map((_, i) => refused.get(i) ?? i in upsertedIds);
  }, most);
}

/** What has been written of a command that was refused in parts. @throws the error where nothing is known of the parts */
function resultOf(error: unknown) {
  const { MongoBulkWriteError } = mongoose.mongo;
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const parts = [error.writeErrors].flat();
  return {
    upsertedIds: error.result.upsertedIds,
    refused: new Map(parts.map((part) => [part.index, new RefusedWrite(part.errmsg ?? '', part.code)])),
  };
}

/** One of several writes that the database has refused, with its code. */
class RefusedWrite extends Error {
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.name = 'RefusedWrite';
    this.code = code;
  }
}
