import { createHash, randomBytes } from 'node:crypto';
import { RapportError } from '@rapport/shared/core/errors';
import { LinkModel, type LinkRecord } from './identity.models.ts';

const day = 24 * 60 * 60_000;
export const linkLifetimes = { invitation: 14 * day, reset: day } as const;

type NewLink = Pick<LinkRecord, 'kind' | 'createdBy'> &
  Partial<Pick<LinkRecord, 'label' | 'role' | 'programmeId' | 'personId'>>;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes a single-use link. The token is told once and kept only as a hash. */
export async function makeLink(link: NewLink, now: number): Promise<{ token: string; record: LinkRecord }> {
  const token = randomBytes(32).toString('base64url');
  const record = await LinkModel.create({
    ...link,
    tokenHash: hashOf(token),
    createdAt: new Date(now),
    expiresAt: new Date(now + linkLifetimes[link.kind]),
  });
  return { token, record: record.toObject() };
}

/** The open link of this token. @throws RapportError link_expired for used, old and unknown ones alike */
export async function readLink(kind: LinkRecord['kind'], token: string, now: number): Promise<LinkRecord> {
  const record = await LinkModel.findOne(openLink(kind, token, now)).lean();
  if (!record) throw expired();
  return record;
}

/** Uses a link up, for exactly one of several who try at once. @throws RapportError link_expired */
export async function claimLink(kind: LinkRecord['kind'], token: string, now: number): Promise<LinkRecord> {
  const record = await LinkModel.findOneAndUpdate(openLink(kind, token, now), {
    $set: { usedAt: new Date(now) },
  }).lean();
  if (!record) throw expired();
  return record;
}

/** Gives a claimed link back when what it was claimed for could not be done. */
export async function releaseLink(record: LinkRecord): Promise<void> {
  await LinkModel.updateOne({ _id: record._id }, { $set: { usedAt: null } });
}

const openLink = (kind: LinkRecord['kind'], token: string, now: number) => ({
  kind,
  tokenHash: hashOf(token),
  usedAt: null,
  expiresAt: { $gt: new Date(now) },
});

const expired = () =>
  new RapportError('link_expired', { message: 'This link was used already, was withdrawn, or is too old.' });
