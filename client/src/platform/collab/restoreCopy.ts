import { closeCode, messageType, upgradeQuery } from '@rapport/shared/collab/protocol';
import { RapportError } from '@rapport/shared/core/errors';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { collabAddress, paramsOf } from './CollabDocument.ts';
import { isFinal } from './reconnect.ts';

/** What the server is given to take and store it (ms). */
const storedWithin = 20_000;
const tooLarge: ReadonlySet<number> = new Set([closeCode.tooLarge, closeCode.frameTooLarge]);

export interface Copy {
  /** Name of the document. */
  readonly document: string;
  /** One Yjs update. */
  readonly update: Uint8Array;
  /** Of the document's history that it is of. */
  readonly epoch: number;
}

/**
 * Puts back what the server has lost of a document, under the names of those who wrote it: they are the very same
 * structs that their own devices may still bring. Everybody who has the document open gets it from the server.
 * @returns false when the document has begun anew since: the copy is of another history, and was not taken
 * @throws RapportError too_large, unavailable
 */
export async function restoreCopy({ document, update, epoch }: Copy): Promise<boolean> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const provider = new WebsocketProvider(collabAddress(), document, doc, {
    disableBc: true,
    connect: false,
    params: { ...paramsOf(epoch), [upgradeQuery.restores]: '' },
  });
  // Nobody is here by this connection.
  provider.awareness.setLocalState(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const fail = (code: 'too_large' | 'unavailable') => reject(new RapportError(code));
      timer = setTimeout(() => fail('unavailable'), storedWithin);
      provider.messageHandlers[messageType.roomStatus] = () => undefined;
      // The first and only message that carries something is the answer to what the server lacks.
      provider.messageHandlers[messageType.durable] = () => resolve(true);
      provider.on('connection-close', (event: CloseEvent | null) => {
        const code = event?.code ?? 0;
        if (code === closeCode.epochChanged) resolve(false);
        else if (tooLarge.has(code)) fail('too_large');
        else if (isFinal(code)) fail('unavailable');
      });
      provider.connect();
    });
  } finally {
    clearTimeout(timer);
    provider.destroy();
    doc.destroy();
  }
}
