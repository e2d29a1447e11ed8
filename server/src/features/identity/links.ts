import { createHash, randomBytes } from 'node:crypto';
import { RapportError } from '@rapport/shared/core/errors';
import type { Request } from 'express';
import type { ClientSession } from 'mongoose';
import { linkLifetimes } from './identity.limits.ts';
import { LinkModel, type LinkRecord } from './identity.models.ts';

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
  const record = await LinkModel.findOne({ tokenHash: hashOf(token), ...openLinks(kind, now) }).lean();
  if (!record) throw expired();
  return record;
}

/** Uses a link up, for exactly one of several who try at once. @throws RapportError link_expired */
export async function claimLink(link: LinkRecord, now: number, transaction: ClientSession): Promise<void> {
  const claimed = await LinkModel.updateOne(
    { ...openLinks(link.kind, now), _id: link._id },
    { $set: { usedAt: new Date(now) } },
    { session: transaction },
  );
  if (claimed.modifiedCount === 0) throw expired();
}

export const openLinks = (kind: LinkRecord['kind'], now: number) => ({
  kind,
  usedAt: null,
  expiresAt: { $gt: new Date(now) },
});

/** In the fragment, so that no log and no referrer gets the token. */
export const linkTo = (origin: string, path: string, token: string): string => `${origin}${path}#${token}`;

/** The name by which the asker reached us. */
export function originOf(req: Request, origins: readonly string[]): string {
  const asked = req.headers.origin;
  return asked !== undefined && origins.includes(asked) ? asked : (origins[0] ?? '');
}

const expired = () =>
  new RapportError('link_expired', { message: 'This link was used already, was withdrawn, or is too old.' });
