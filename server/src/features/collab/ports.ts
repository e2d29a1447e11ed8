import type { DocumentKind } from '@rapport/shared/collab/documentName';
import type { VersionKind } from '@rapport/shared/collab/version';
import type { ClientSession } from 'mongoose';
import type { Principal } from '../../platform/http/principal.ts';

export type Access = 'none' | 'read' | 'write';

/** What a feature registers for its kind of document. */
export interface DocumentPolicy {
  /**
   * Decided at the upgrade and again by `recheck`; `id` is the part of the name behind the colon. Undefined where the
   * server knows of no such thing: then it may have lost it, and nobody's right has ended.
   */
  access(principal: Principal, id: string): Promise<Access | undefined>;
}

/** A document as stored, with what still waits for its commit. */
export interface StoredDocument {
  /** One Yjs v1 update with the whole document. */
  readonly state: Uint8Array;
  /** Grows with every update: equal revisions mean equal content. */
  readonly revision: number;
}

/** Under which clientID who has written; `server` for the server's own edits. */
export interface DocumentAuthor {
  readonly client: number;
  readonly person: string;
}

/** A kept version, without its content. */
export interface Version {
  readonly id: string;
  readonly kind: VersionKind;
  /** May be empty. */
  readonly name: string;
  /** A person's id, or `server`. */
  readonly by: string;
  readonly revision: number;
  readonly at: Date;
}

export interface StoredVersion extends Version, StoredDocument {
  readonly authors: readonly DocumentAuthor[];
}

export type NewVersion = Pick<Version, 'kind' | 'name' | 'by'>;

export interface VersionPage {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The history of documents. */
export interface Versions {
  /**
   * Keeps the document as it is now. Repeating is safe: of one kind there is one version for each revision, and only
   * one of `started` and `ended`. Undefined when there is no such document.
   */
  keep(name: string, version: NewVersion): Promise<Version | undefined>;
  /** Newest first. */
  list(name: string, page: VersionPage): Promise<{ items: Version[]; nextCursor: string | null }>;
  find(name: string, id: string): Promise<StoredVersion | undefined>;
  newest(name: string, kinds: readonly VersionKind[]): Promise<StoredVersion | undefined>;
  /** Whether the one of this kind is kept; reads nothing of its content. */
  has(name: string, kind: 'started' | 'ended'): Promise<boolean>;
  /** The document as it is now, and who has written it. */
  now(name: string): Promise<(StoredDocument & Pick<StoredVersion, 'authors'>) | undefined>;
  /** Of a document that somebody uses now; cheap. Undefined for any other. */
  revision(name: string): number | undefined;
  /**
   * Goes back to a version by a new edit of the server's; what stood there is kept first.
   * @param edit answers the edit after which `now` says what `then` says, or undefined when it does already
   * @returns the version of before, or undefined when nothing had to be changed
   * @throws RapportError not_found, unavailable, too_large
   */
  restore(
    name: string,
    id: string,
    how: { by: string; edit: (now: Uint8Array, then: Uint8Array) => Promise<Uint8Array | undefined> },
  ): Promise<Version | undefined>;
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
  readonly versions: Versions;
}
