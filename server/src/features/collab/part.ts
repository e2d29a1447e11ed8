import * as Y from 'yjs';
import type { Owner } from './collab.models.ts';
import type { Member } from './member.ts';

/** One accepted message on its way: waiting, then stored and relayed, or relayed first when the database is late. */
export interface Part {
  /** One Yjs v1 update, our own copy; empty when it only binds clientIDs. */
  readonly bytes: Uint8Array;
  /** The message that carried it, when it can go to the others as it came. */
  readonly frame: Uint8Array | undefined;
  readonly owners: readonly Owner[];
  readonly from: Member | undefined;
  relayed: boolean;
  stored: boolean;
  readonly whenRelayed: (() => void)[];
  readonly whenStored: (() => void)[];
}

export function newPart(content: Pick<Part, 'bytes' | 'frame' | 'owners' | 'from'>): Part {
  return { ...content, relayed: false, stored: false, whenRelayed: [], whenStored: [] };
}

export const noBytes = new Uint8Array();

/** The parts' updates as one; empty when none has any. */
export function mergeParts(parts: readonly Part[]): Uint8Array {
  const updates = parts.filter(({ bytes }) => bytes.length > 0).map(({ bytes }) => bytes);
  return updates.length > 0 ? Y.mergeUpdates(updates) : noBytes;
}
