import { messageType } from '@rapport/shared/collab/protocol';
import * as encoding from 'lib0/encoding';
import type { Seat } from './seat.ts';

/** Kinds of sync messages of y-protocols. */
export const syncType = { step1: 0, step2: 1, update: 2 } as const;
/** hocuspocus answers a step 1 with its own under this type, and acknowledges an update with that one. */
export const addressedType = { syncReply: 4, syncStatus: 8 } as const;

export const emptyState = Uint8Array.of(0);
export const emptyUpdate = Uint8Array.of(0, 0);

/** Writes the messages of one document, with its name in front where the server wants that. */
export class Frames {
  readonly address: Uint8Array;

  constructor({ dialect, document }: Pick<Seat, 'dialect' | 'document'>) {
    this.address =
      dialect === 'plain'
        ? new Uint8Array()
        : encoding.encode((encoder) => encoding.writeVarString(encoder, document));
  }

  sync(type: number, content: Uint8Array): Uint8Array {
    return this.#frame((encoder) => {
      encoding.writeVarUint(encoder, messageType.sync);
      encoding.writeVarUint(encoder, type);
      encoding.writeVarUint8Array(encoder, content);
    });
  }

  /** hocuspocus waits for a token even where it asks for none. */
  token(): Uint8Array {
    return this.#frame((encoder) => {
      encoding.writeVarUint(encoder, messageType.auth);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, '');
    });
  }

  #frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, this.address);
      write(encoder);
    });
  }
}
