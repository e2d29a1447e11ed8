import type { VersionKind } from '@rapport/shared/collab/version';
import mongoose, { type Types } from 'mongoose';
import type { Owner } from '../collab.models.ts';

/** A document as it was at one moment. Never changed, only removed. */
export interface VersionRow {
  _id: Types.ObjectId;
  document: string;
  kind: VersionKind;
  /** What a person called it, or the title of what had ended; may be empty. */
  name: string;
  /** The same for versions that are one. */
  key: string;
  /** One Yjs v1 update with the whole document. */
  state: Buffer;
  revision: number;
  /** Whose the clientIDs in `state` are. Stored here too, so that it does not go with the document's own table. */
  owners: Owner[];
  /** A person's id, or `server`. */
  by: string;
  createdAt: Date;
}

const schema = new mongoose.Schema<VersionRow>(
  {
    document: { type: String, required: true },
    kind: { type: String, required: true },
    name: { type: String, default: '' },
    key: { type: String, required: true },
    state: { type: Buffer, required: true },
    revision: { type: Number, required: true },
    owners: [{ _id: false, client: Number, person: String }],
    by: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'collab_versions', versionKey: false },
);
schema.index({ document: 1, key: 1 }, { unique: true });
schema.index({ document: 1, createdAt: -1, _id: -1 });

export const VersionModel = mongoose.model('CollabVersion', schema);
