import type { MediaKind } from '../media/mediaChoice.ts';
import type { MediaReading } from './mediaWatch.ts';

/**
 * Why a connection that stood is gone. `elsewhere`: the same window's duplicate joined. `removed`: put out by the server,
 * which says why when it is asked again.
 */
export type LossReason = 'elsewhere' | 'removed' | 'lost';

export interface CallRoomEvents {
  /** The library lost the connection and tries by itself. */
  onReconnecting(): void;
  onReconnected(): void;
  /** The connection is gone for good, whoever ended it. */
  onLost(reason: LossReason): void;
}

/** What `CallSession` needs of a room at the SFU. */
export interface CallRoom {
  /** Rejects when there is no connection; the room may be connected again then. */
  connect(token: string): Promise<void>;
  /** Ends the connection and whatever is sent; always resolves, and soon. */
  disconnect(): Promise<void>;
  /** Sends or stops sending; a running track is used instead of capturing a new one. Rejects with the browser's reason. */
  publish(kind: MediaKind, on: boolean, track?: MediaStreamTrack): Promise<void>;
  /** Takes away what is sent, where it is; the next `publish` begins anew. */
  drop(kind: MediaKind): Promise<void>;
  /** Totals of what flows now. */
  readMedia(): Promise<MediaReading>;
  /** One watcher at a time is enough; returns what ends it. */
  watch(events: CallRoomEvents): () => void;
}
