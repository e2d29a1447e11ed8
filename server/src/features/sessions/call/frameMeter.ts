import { callLimits } from './callLimits.ts';

type Refusal = 'malformed' | 'too_large' | 'too_many';

const continuation = 0;
const firstControl = 8;
const knownOpcodes = new Set([continuation, 1, 2, 8, 9, 10]);

/**
 * Follows the frames that a client sends, without keeping them: the SFU sets no limit of its own to a message, so
 * that one of a gigabyte would grow in its memory.
 */
export class FrameMeter {
  #head: number[] = [];
  /** Bytes of the frame under way that are still to come. */
  #rest = 0;
  #message = 0;
  #windowStart = 0;
  #windowBytes = 0;

  /** @returns why the connection has to end, or undefined while all is well */
  take(bytes: Uint8Array, now: number): Refusal | undefined {
    if (now - this.#windowStart >= callLimits.windowMs) {
      this.#windowStart = now;
      this.#windowBytes = 0;
    }
    this.#windowBytes += bytes.length;
    if (this.#windowBytes > callLimits.windowBytes) return 'too_many';
    for (let at = 0; at < bytes.length; ) {
      if (this.#rest > 0) {
        const skipped = Math.min(this.#rest, bytes.length - at);
        this.#rest -= skipped;
        at += skipped;
        continue;
      }
      this.#head.push(bytes[at++] ?? 0);
      const refusal = this.#readHead();
      if (refusal) return refusal;
    }
    return undefined;
  }

  #readHead(): Refusal | undefined {
    const [first = 0, second] = this.#head;
    if ((first & 0x70) !== 0 || !knownOpcodes.has(first & 0x0f)) return 'malformed';
    if (second === undefined) return undefined;
    const isControl = (first & 0x0f) >= firstControl;
    const isLast = (first & 0x80) !== 0;
    const short = second & 0x7f;
    // A client masks every frame; control frames are short and whole.
    if ((second & 0x80) === 0 || (isControl && (!isLast || short > 125))) return 'malformed';
    const lengthBytes = short === 127 ? 8 : short === 126 ? 2 : 0;
    const maskBytes = 4;
    if (this.#head.length < 2 + lengthBytes + maskBytes) return undefined;
    const length =
      lengthBytes === 0
        ? short
        : this.#head.slice(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
    this.#head = [];
    this.#rest = length;
    if (isControl) return undefined;
    this.#message = ((first & 0x0f) === continuation ? this.#message : 0) + length;
    return this.#message > callLimits.messageBytes ? 'too_large' : undefined;
  }
}
