import { lookUp } from '../../platform/db/lookUp.ts';
import { LogModel, rowId, type StoredRow } from './collab.models.ts';

/** Most logs are short. */
const firstPage = 8;
const largestPage = 512;

export interface LogPlace {
  readonly document: string;
  readonly epoch: number;
  /** The number at which to begin. */
  readonly number: number;
}

/** The rows of a log from a number on, in their order: the first number that is missing is its end. */
export async function readRows({ document, epoch, number }: LogPlace): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for (let size = firstPage; ; size = Math.min(4 * size, largestPage)) {
    const from = number + rows.length;
    const ids = Array.from({ length: size }, (_, index) => rowId(document, epoch, from + index));
    for (const row of await Promise.all(ids.map(findRow))) {
      if (!row) return rows;
      rows.push(row);
    }
  }
}

const findRow = lookUp<StoredRow>(async (ids) => {
  const found = await LogModel.find({ _id: { $in: ids } }).lean();
  return new Map(found.map((row) => [row._id, row]));
}, largestPage);
