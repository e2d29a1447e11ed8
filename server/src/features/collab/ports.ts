import type { DocumentKind } from '@rapport/shared/collab/documentName';
import type { ClientSession } from 'mongoose';
import type { Principal } from '../../platform/http/principal.ts';

export type Access = 'none' | 'read' | 'write';

/** What a feature registers for its kind of document. */
export interface DocumentPolicy {
  /** Decided at the upgrade and again by `recheck`; `id` is the part of the name behind the colon. */
  access(principal: Principal, id: string): Promise<Access>;
}

/** A document as stored, with what still waits for its commit. */
export interface StoredDocument {
  /** One Yjs v1 update with the whole document. */
  readonly state: Uint8Array;
  /** Grows with every update: equal revisions mean equal content. */
  readonly revision: number;
}

/** What collab offers to features on its right. It knows no other feature. */
export interface Collab {
  registerKind(kind: DocumentKind, policy: DocumentPolicy): void;
  /** Writes a document's first content, once, within the caller's transaction. Nobody else seeds. */
  create(name: string, firstContent: Uint8Array, transaction: ClientSession): Promise<void>;
  /** Waits for commits in flight. Undefined when there is no such document. */
  read(name: string): Promise<StoredDocument | undefined>;
  /** A server-side edit through the same log, as one more author; resolves once durable. */
  append(name: string, update: Uint8Array): Promise<void>;
  /** Decides rights again for open connections that match, and closes or downgrades them at once. */
  recheck(which: { personId?: string; name?: string }): Promise<void>;
  /** Closes every connection of a sign-in that has ended. */
  endSignIn(signInId: string): void;
  /** People with a synchronised connection to the document now. */
  present(name: string): readonly string[];
}
