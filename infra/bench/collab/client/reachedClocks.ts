import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

const originAndString = 0x84;

/**
 * How many characters of each client are there after an update of typed text. Single characters, which most peers
 * send, are read without Yjs: the reader must not be the limit of what is measured.
 */
export function reachedClocks(update: Uint8Array, reached: (client: number, clock: number) => void): void {
  if (update[0] === 1 && update[1] === 1) {
    const decoder = decoding.createDecoder(update);
    decoder.pos = 2;
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    if (update[decoder.pos] === originAndString) {
      decoder.pos += 1;
      decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      // The characters are ASCII: as many as their bytes.
      return reached(client, clock + decoding.readVarUint(decoder));
    }
  }
  for (const [client, clock] of Y.parseUpdateMeta(update).to) reached(client, clock);
}
