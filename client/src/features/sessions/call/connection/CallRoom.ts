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

export interface GivenMedia {
  /** Runs already, and is used instead of capturing a new one. */
  readonly track?: MediaStreamTrack | undefined;
  /** Asked once there is something to send: what nobody wants any more by then is stopped and not sent. */
  readonly isWanted: () => boolean;
}

/** What `CallSession` needs of a room at the SFU. */
export interface CallRoom {
  /** Rejects when there is no connection; the room may be connected again then. */
  connect(token: string): Promise<void>;
  /** Goes in where everything was ready for that; false where it was not, or is not any more: then `connect` is the way. */
  goIn(): Promise<boolean>;
  /** Ends the connection and whatever is sent, perhaps to connect again; always resolves, and soon. */
  disconnect(): Promise<void>;
  /** Disconnects for good: what was shared is let go. */
  end(): Promise<void>;
  /** Sends or stops sending. Rejects with the browser's reason. */
  publish(kind: MediaKind, on: boolean, given?: GivenMedia): Promise<void>;
  /** Takes away what is sent, where it is; the next `publish` begins anew. */
  drop(kind: MediaKind): Promise<void>;
  /** Whether sound and picture have their way to the SFU, whatever becomes of the way on which it is told things. */
  carriesMedia(): boolean;
  /** Totals of what flows now. */
  readMedia(): Promise<MediaReading>;
  /** One watcher at a time is enough; returns what ends it. */
  watch(events: CallRoomEvents): () => void;
}
