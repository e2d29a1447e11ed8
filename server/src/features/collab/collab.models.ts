import mongoose from 'mongoose';

/** A clientID and whose it is: a person's id, or `server`. */
export interface Owner {
  client: number;
  person: string;
}

/** A document's snapshot. It and the log rows behind it are the document. */
export interface DocumentRow {
  /** The document's name. */
  _id: string;
  /** One Yjs v1 update. */
  state: Buffer;
  /** Grows with every snapshot that replaces another. */
  version: number;
  /** Updates that the snapshot holds. */
  revision: number;
  /** Changes when a document begins anew: the histories of two epochs must not be merged. */
  epoch: number;
  schemaVersion: number;
  owners: Owner[];
  /** Number of the first row of the log that `state` does not hold. */
  firstRow: number;
}

/** Updates of one document that were committed together. */
export interface LogRow {
  /** See `rowId`. */
  _id: string;
  /** One Yjs v1 update; empty when the row only binds clientIDs. */
  bytes: Buffer;
  /** How many updates it merges. */
  updates: number;
  owners: Owner[];
}

/** A row as it is stored. */
export interface StoredRow extends LogRow {
  /** The process that wrote it. */
  writer: string;
}

const owners = [{ _id: false, client: Number, person: String }];

export const DocumentModel = mongoose.model(
  'CollabDocument',
  new mongoose.Schema<DocumentRow>(
    {
      _id: { type: String, required: true },
      state: { type: Buffer, required: true },
      version: { type: Number, required: true },
      revision: { type: Number, required: true },
      epoch: { type: Number, required: true },
      schemaVersion: { type: Number, required: true },
      owners,
      firstRow: { type: Number, required: true },
    },
    { collection: 'collab_documents', versionKey: false },
  ),
);

export const LogModel = mongoose.model(
  'CollabLog',
  new mongoose.Schema<StoredRow>(
    {
      _id: { type: String, required: true },
      bytes: { type: Buffer, required: true },
      updates: { type: Number, required: true },
      owners,
      writer: { type: String, required: true },
    },
    { collection: 'collab_log', versionKey: false },
  ),
);

/**
 * Rows of a document are numbered without a gap, in the order of their commits, so that they are found by their ids
 * alone: a second index would double what a commit costs. Rows of an earlier epoch are no part of the document.
 */
export const rowId = (document: string, epoch: number, number: number): string =>
  `${document}/${epoch}/${number}`;

export const rowNumber = (id: string): number => Number(id.slice(id.lastIndexOf('/') + 1));

/** A filter for all rows of a document, for whoever looks into the log: it reads the whole of it. */
export const rowsOf = (document: string) => ({ _id: { $gt: `${document}/`, $lt: `${document}0` } });
