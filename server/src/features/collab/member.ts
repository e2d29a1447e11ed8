import type { CloseCode } from '@rapport/shared/collab/protocol';

/** A connection as its room sees it. */
export interface Member {
  readonly person: { readonly id: string; readonly name: string; readonly isGuest: boolean };
  readonly rights: 'read' | 'write';
  send(frame: Uint8Array): void;
  /** Parts of this member have become durable. */
  stored(): void;
  /** The room's status has changed. */
  statusChanged(): void;
  /** Something that this member was refused may be welcome now. */
  askAgain(): void;
  close(code: CloseCode): void;
}
