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
}

/** Updates of one document that were committed together. */
export interface LogRow {
  /**
   * The document's name, a slash, and an id that grows: the one index that every collection has finds a document's
   * rows in their order. A second one would double what a commit costs.
   */
  _id: string;
  /** Of the document: rows of an earlier one are no part of it. */
  epoch: number;
  /** One Yjs v1 update; empty when the row only binds clientIDs. */
  bytes: Buffer;
  /** How many updates it merges. */
  updates: number;
  owners: Owner[];
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
    },
    { collection: 'collab_documents', versionKey: false },
  ),
);

export const LogModel = mongoose.model(
  'CollabLog',
  new mongoose.Schema<LogRow>(
    {
      _id: { type: String, required: true },
      epoch: { type: Number, required: true },
      bytes: { type: Buffer, required: true },
      updates: { type: Number, required: true },
      owners,
    },
    { collection: 'collab_log', versionKey: false },
  ),
);

export const newRowId = (document: string): string => `${document}/${new mongoose.Types.ObjectId()}`;

/** The filter for a document's rows; their ids, sorted, are in the order of their commits. */
export const rowsOf = (document: string) => ({ _id: { $gt: `${document}/`, $lt: `${document}0` } });
