import { mostVersions, type VersionKind } from '@rapport/shared/collab/version';
import type { Binary } from 'mongodb';
import { Types } from 'mongoose';
import { isDuplicate } from '../../../platform/db/database.ts';
import { pageOf } from '../../../platform/db/keyset.ts';
import type { StoredVersion, Version, VersionPage } from '../ports.ts';
import { VersionModel, type VersionRow } from './version.model.ts';

/** There is one of each of these in a document's life. */
export const onceKinds: readonly string[] = ['started', 'ended'];

const newestFirst = { createdAt: -1, _id: -1 } as const;

/** What lists need: neither the state nor the owners, which may be megabytes. */
const summary = { kind: 1, name: 1, by: 1, revision: 1, createdAt: 1 } as const;

/** Writes a version, or answers the one with its key that is there. Of too many the oldest go. */
export async function insertVersion(row: Omit<VersionRow, '_id'>): Promise<Version> {
  try {
    const created = await VersionModel.create(row);
    await prune(row.document);
    return toVersion(created.toObject());
  } catch (error) {
    const there = isDuplicate(error) ? await findByKey(row.document, row.key) : undefined;
    if (!there) throw error;
    return there;
  }
}

export async function findByKey(document: string, key: string): Promise<Version | undefined> {
  const row = await VersionModel.findOne({ document, key }, summary).lean<VersionRow>();
  return row ? toVersion(row) : undefined;
}

export async function findVersion(document: string, id: string): Promise<StoredVersion | undefined> {
  if (!Types.ObjectId.isValid(id)) return undefined;
  const row = await VersionModel.findOne({ _id: id, document }).lean<VersionRow>();
  return row ? toStored(row) : undefined;
}

export async function newestVersion(
  document: string,
  kinds: readonly VersionKind[],
): Promise<StoredVersion | undefined> {
  const row = await VersionModel.findOne({ document, kind: { $in: [...kinds] } })
    .sort(newestFirst)
    .lean<VersionRow>();
  return row ? toStored(row) : undefined;
}

export async function listVersions(
  document: string,
  page: VersionPage,
): Promise<{ items: Version[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await pageOf(
    (condition) => VersionModel.find(condition, summary).lean<VersionRow[]>(),
    [{ document }],
    newestFirst,
    page,
  );
  return { items: rows.map(toVersion), nextCursor };
}

/** The newest one always stays, and so do those that there is only one of. Two that prune at once remove the same rows. */
async function prune(document: string): Promise<void> {
  const rows = await VersionModel.find({ document }, { kind: 1 }).sort(newestFirst).skip(1).lean();
  const excess = rows.length + 1 - mostVersions;
  if (excess <= 0) return;
  const oldestFirst = rows.reverse().filter(({ kind }) => !onceKinds.includes(kind));
  const going = [
    ...oldestFirst.filter(({ kind }) => kind !== 'asked'),
    ...oldestFirst.filter(({ kind }) => kind === 'asked'),
  ].slice(0, excess);
  await VersionModel.deleteMany({ _id: { $in: going.map(({ _id }) => _id) } });
}

function toVersion({ _id, kind, name, by, revision, createdAt }: VersionRow): Version {
  return { id: _id.toHexString(), kind, name, by, revision, at: createdAt };
}

function toStored(row: VersionRow): StoredVersion {
  return { ...toVersion(row), state: bytesOf(row.state), authors: row.owners };
}

/** A copy: the driver's bytes are views that keep the whole answer in memory. */
function bytesOf(value: Buffer | Binary): Uint8Array {
  return Uint8Array.from('position' in value ? value.buffer.subarray(0, value.position) : value);
}
