import { LogModel, rowId, rowNumber, type StoredRow } from './collab.models.ts';

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
    const page = await LogModel.find({ _id: { $in: ids } }).lean();
    const found = new Map(page.map((row) => [rowNumber(row._id), row]));
    for (let next = found.get(from); next; next = found.get(number + rows.length)) rows.push(next);
    if (rows.length < from - number + size) return rows;
  }
}
