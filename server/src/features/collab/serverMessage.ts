import { messageType, type RoomStatus } from '@rapport/shared/collab/protocol';
import * as encoding from 'lib0/encoding';
import { ByteWriter, varUintSize } from './byteWriter.ts';

const step1 = 0;
const step2 = 1;
const update = 2;

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  const writer = new ByteWriter(2 + varUintSize(bytes.length) + bytes.length);
  writer.varUint(messageType.sync);
  writer.varUint(step);
  writer.varUint(bytes.length);
  writer.copy(bytes);
  return writer.bytes;
}

/** Frames of the server, each encoded once and sent to as many as it concerns. */
export const serverMessage = {
  step1: (stateVector: Uint8Array) => syncFrame(step1, stateVector),
  step2: (bytes: Uint8Array) => syncFrame(step2, bytes),
  update: (bytes: Uint8Array) => syncFrame(update, bytes),
  durable: (messages: number) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageType.durable);
      encoding.writeVarUint(encoder, messages);
    }),
  status: (status: RoomStatus) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageType.roomStatus);
      encoding.writeVarString(encoder, JSON.stringify(status));
    }),
  awareness: (states: readonly { client: number; clock: number; json: string }[]) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageType.awareness);
      encoding.writeVarUint8Array(
        encoder,
        encoding.encode((inner) => {
          encoding.writeVarUint(inner, states.length);
          for (const { client, clock, json } of states) {
            encoding.writeVarUint(inner, client);
            encoding.writeVarUint(inner, clock);
            encoding.writeVarString(inner, json);
          }
        }),
      );
    }),
} as const;
