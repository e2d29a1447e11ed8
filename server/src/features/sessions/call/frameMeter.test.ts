import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { frame, illegalFrames } from '../../../testing/rawSocket.ts';
import { callLimits } from './callLimits.ts';
import { FrameMeter } from './frameMeter.ts';

const windowOf = (index: number) => index * callLimits.windowMs;

/** A frame that claims a length and brings none of it. */
function claim(length: number, first = 0x82): Buffer {
  const head = Buffer.alloc(14);
  head[0] = first;
  head[1] = 0xff;
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

describe('the meter of what a client sends', () => {
  test('passes legal frames of every length, however the bytes are cut', () => {
    const meter = new FrameMeter();
    let taken = 0;
    for (const [index, size] of [0, 1, 125, 126, 65_535, 65_536, callLimits.messageBytes].entries()) {
      const bytes = frame(randomBytes(size));
      const cut = Math.max(1, Math.floor(bytes.length / 3));
      for (let at = 0; at < bytes.length; at += cut) {
        expect(meter.take(bytes.subarray(at, at + cut), windowOf(index))).toBeUndefined();
        taken += Math.min(cut, bytes.length - at);
      }
    }
    expect(taken).toBeGreaterThan(callLimits.messageBytes);
  });

  test.each(Object.entries(illegalFrames))('stops at a frame with %s', (_, bytes) => {
    expect(new FrameMeter().take(bytes, 0)).toBe('malformed');
  });

  test('stops at the claim of a message that is too large, before it arrives', () => {
    expect(new FrameMeter().take(claim(callLimits.messageBytes), 0)).toBeUndefined();
    expect(new FrameMeter().take(claim(callLimits.messageBytes + 1), 0)).toBe('too_large');
    expect(new FrameMeter().take(claim(2 ** 52), 0)).toBe('too_large');
  });

  test('adds the parts of one message up, with pings between them, and begins anew at the next', () => {
    const half = Buffer.alloc(callLimits.messageBytes / 2);
    const part = (opcode: number) => {
      const bytes = frame(half, opcode);
      bytes[0] = opcode;
      return bytes;
    };
    const meter = new FrameMeter();
    expect(meter.take(part(2), windowOf(1))).toBeUndefined();
    expect(meter.take(frame(Buffer.from('hi'), 9), windowOf(1))).toBeUndefined();
    expect(meter.take(frame(half, 0), windowOf(1))).toBeUndefined();
    expect(meter.take(part(2), windowOf(2))).toBeUndefined();
    expect(meter.take(part(0), windowOf(2))).toBeUndefined();
    expect(meter.take(frame(Buffer.alloc(1), 0), windowOf(3))).toBe('too_large');
  });

  test('stops at a flood of small messages and forgives with time', () => {
    const meter = new FrameMeter();
    const small = frame(Buffer.alloc(1_000));
    let sent = 0;
    while (!meter.take(small, 0)) sent += small.length;
    expect(sent).toBeGreaterThan(callLimits.windowBytes - 2 * small.length);
    expect(meter.take(Buffer.alloc(0), windowOf(1))).toBeUndefined();
  });
});
