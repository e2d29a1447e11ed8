import * as encoding from 'lib0/encoding';

const originAndString = 0x84;
const parentAndString = 0x04;
const noDeletes = 0;
const letters = 'abcdefghijklmnopqrstuvwxyz '.split('').map((letter) => letter.charCodeAt(0));

/** The root text that a client types into, of its own, so that its updates need nobody else's. */
export const typedRoot = (client: number): string => `typed-${client}`;

/** The character that a client types at a clock. */
export const typedCharacter = (clock: number): string => String.fromCharCode(letterAt(clock));

const letterAt = (clock: number): number => letters[clock % letters.length] ?? 0x20;

/**
 * The update in which a client types its next character, byte for byte what Yjs makes of it. Written here because
 * Yjs takes so long for it that a client would be the limit of a saturated server.
 * @param clock how many characters it has typed before
 */
export function typedUpdate(client: number, clock: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  if (clock === 0) {
    encoding.writeUint8(encoder, parentAndString);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, typedRoot(client));
  } else {
    encoding.writeUint8(encoder, originAndString);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock - 1);
  }
  encoding.writeVarUint(encoder, 1);
  encoding.writeUint8(encoder, letterAt(clock));
  encoding.writeVarUint(encoder, noDeletes);
  return encoding.toUint8Array(encoder);
}
