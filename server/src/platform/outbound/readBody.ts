import type { IncomingMessage } from 'node:http';
import { OutboundError } from './OutboundError.ts';

const firstBytes = 64 * 1024;

/** @throws OutboundError too_large, as soon as it is; packed */
export async function readBody(answer: IncomingMessage, most: number): Promise<Buffer> {
  const { 'content-encoding': packing = 'identity', 'content-length': length } = answer.headers;
  if (packing !== 'identity') throw new OutboundError('packed');
  if (Number(length) > most) throw new OutboundError('too_large');
  // Copied into one buffer: a body in chunks of a byte each would otherwise cost a hundred times of what it carries.
  let kept = Buffer.alloc(Math.min(firstBytes, most));
  let bytes = 0;
  const before = answer.socket.bytesRead;
  for await (const part of answer as AsyncIterable<Buffer>) {
    const end = bytes + part.length;
    // What is on the wire counts as well: chunks may be wrapped in any amount of nothing.
    if (end > most || answer.socket.bytesRead - before > 2 * most + firstBytes)
      throw new OutboundError('too_large');
    if (end > kept.length) kept = Buffer.concat([kept], Math.min(most, Math.max(end, 2 * kept.length)));
    part.copy(kept, bytes);
    bytes = end;
  }
  return kept.subarray(0, bytes);
}
