import { sessionDocument } from '@rapport/shared/collab/documentName';
import { messageType, type RoomStatus } from '@rapport/shared/collab/protocol';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** A stock y-websocket client of a document, with what it was told about being saved. */
export interface CollabPeer {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** False while the room says that something is not in the database. */
  roomSaved(): boolean;
  synced(): Promise<void>;
  destroy(): void;
}

export const openCollabPeer = (origin: string, cookie: string, sessionId: string): CollabPeer =>
  openPeer(origin, cookie, sessionDocument(sessionId));

/** @param params what the client says of itself: `upgradeQuery` */
export function openPeer(
  origin: string,
  cookie: string,
  name: string,
  params: Record<string, string> = {},
): CollabPeer {
  class SignedInSocket extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers: { cookie, origin } });
      this.on('error', () => undefined);
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/collab`, name, doc, {
    disableBc: true,
    params,
    WebSocketPolyfill: SignedInSocket as never,
    maxBackoffTime: 200,
  });
  let saved = true;
  provider.messageHandlers[messageType.durable] = (_encoder, decoder) => {
    decoding.readVarUint(decoder);
  };
  provider.messageHandlers[messageType.roomStatus] = (_encoder, decoder) => {
    saved = (JSON.parse(decoding.readVarString(decoder)) as RoomStatus).saved;
  };
  return {
    doc,
    provider,
    roomSaved: () => saved,
    synced: () =>
      new Promise((resolve) => {
        if (provider.synced) resolve();
        else provider.once('sync', () => resolve());
      }),
    destroy: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}
