import { randomBytes } from 'node:crypto';
import { type CollabLimits, collabLimits } from '@rapport/shared/collab/limits';
import { documentSchemaVersion } from '@rapport/shared/collab/protocol';
import { RapportError } from '@rapport/shared/core/errors';
import type { Binary } from 'mongodb';
import type { ClientSession } from 'mongoose';
import { inTransaction } from '../../platform/db/database.ts';
import { lookUp } from '../../platform/db/lookUp.ts';
import {
  DocumentModel,
  type DocumentRow,
  LogModel,
  type LogRow,
  type Owner,
  rowId,
} from './collab.models.ts';
import { insertRows } from './insertRows.ts';
import { readRows } from './readRows.ts';

/** A document as the database has it. */
export interface Loaded {
  readonly state: Uint8Array;
  readonly version: number;
  readonly epoch: number;
  readonly schemaVersion: number;
  /** Updates in `state` and `rows` together. */
  readonly revision: number;
  readonly owners: readonly Owner[];
  /** The log's rows from this number on, in the order of their commits. */
  readonly firstRow: number;
  readonly rows: readonly { readonly bytes: Uint8Array }[];
}

export interface Snapshot {
  readonly document: string;
  /** The version that it replaces. */
  readonly version: number;
  readonly epoch: number;
  readonly schemaVersion: number;
  readonly state: Uint8Array;
  readonly revision: number;
  readonly owners: readonly Owner[];
  /** The log rows that it holds: from the first number on, up to the next that it does not hold. */
  readonly firstRow: number;
  readonly nextRow: number;
}

/** A document is compacted every few seconds at most: more than one of these within one load is an accident. */
const mostLoads = 5;

/** Documents and their log in the database: an append-only log, so that nothing stores whole states over each other. */
export class DocumentStore {
  readonly #commitAgainMs: number;
  /** Tells the rows of this process from those that another one has written under the same number. */
  readonly #writer = randomBytes(9).toString('base64url');

  constructor({ commitAgainMs }: Pick<CollabLimits, 'commitAgainMs'> = collabLimits) {
    this.#commitAgainMs = commitAgainMs;
  }

  async create(document: string, state: Uint8Array, owners: Owner[], session: ClientSession): Promise<void> {
    const row: DocumentRow = {
      _id: document,
      state: Buffer.from(state),
      version: 1,
      revision: 1,
      epoch: 1,
      schemaVersion: documentSchemaVersion,
      owners,
      firstRow: 0,
    };
    await DocumentModel.create([row], { session });
  }

  /**
   * Undefined when there is no such document; creates nothing.
   * @throws RapportError unavailable when it was compacted again and again while it was read
   */
  async load(document: string): Promise<Loaded | undefined> {
    for (let tries = 0; tries < mostLoads; tries += 1) {
      const found = await findDocument(document);
      if (!found) return undefined;
      const { epoch, firstRow } = found;
      const rows = await readRows({ document, epoch, number: firstRow });
      const now = await findVersion(document);
      // Compacted meanwhile: rows have gone into a newer snapshot, and where they are missing is not the log's end.
      if (now?.version !== found.version || now.epoch !== epoch) continue;
      return {
        state: bytesOf(found.state),
        version: found.version,
        epoch,
        schemaVersion: found.schemaVersion,
        revision: rows.reduce((sum, { updates }) => sum + updates, found.revision),
        owners: [...found.owners, ...rows.flatMap((row) => row.owners)],
        firstRow,
        rows: rows.map(({ bytes }) => ({ bytes: bytesOf(bytes) })),
      };
    }
    throw new RapportError('unavailable', { message: 'A document was compacted whenever it was read.' });
  }

  /**
   * Appends rows, durably. Repeating is safe: a row that an earlier try has brought in counts as stored.
   * @returns the rows that were not stored, and why; their ids may have changed
   * @throws when the database did not answer; any of the rows may be stored then
   */
  async append(rows: readonly LogRow[]): Promise<ReadonlyMap<LogRow, unknown>> {
    return insertRows(rows, { writer: this.#writer, withinMs: this.#commitAgainMs });
  }

  /**
   * Replaces a snapshot and deletes exactly the rows that the new one holds, both or neither.
   * @returns false when somebody else has replaced the snapshot or taken one of the rows
   */
  async replace({ document, version, epoch, firstRow, nextRow, ...snapshot }: Snapshot): Promise<boolean> {
    const { state, schemaVersion, revision, owners } = snapshot;
    const changed = { state: Buffer.from(state), version: version + 1, schemaVersion, revision, owners };
    const rows = Array.from({ length: nextRow - firstRow }, (_, index) =>
      rowId(document, epoch, firstRow + index),
    );
    try {
      await inTransaction(async (session) => {
        const replaced = await DocumentModel.updateOne(
          { _id: document, version, epoch },
          { $set: { ...changed, firstRow: nextRow } },
          { session },
        );
        const deleted = await LogModel.deleteMany({ _id: { $in: rows } }, { session });
        if (replaced.matchedCount !== 1 || deleted.deletedCount !== rows.length) throw new Outrun();
      });
      return true;
    } catch (error) {
      if (error instanceof Outrun) return false;
      throw error;
    }
  }
}

const findDocument = lookUp<DocumentRow>(async (names) => {
  const found = await DocumentModel.find({ _id: { $in: names } }).lean();
  return new Map(found.map((row) => [row._id, row]));
});

/** Which snapshot it is; reads nothing of its content. */
const findVersion = lookUp<Pick<DocumentRow, 'version' | 'epoch'>>(async (names) => {
  const found = await DocumentModel.find({ _id: { $in: names } }, { version: 1, epoch: 1 }).lean();
  return new Map(found.map((row) => [row._id, row]));
});

/** Ends the transaction in which somebody else was first. */
class Outrun extends Error {}

/** A copy: the driver's bytes are views that keep the whole answer in memory. */
function bytesOf(value: Buffer | Binary): Uint8Array {
  return new Uint8Array('position' in value ? value.buffer.subarray(0, value.position) : value);
}
