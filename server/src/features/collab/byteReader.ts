/** What a peer sent is not what it claims to be. It ends that one connection. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

/** Reads lib0's encoding with a bound on every step: nothing is allocated by a number that a peer claims. */
export class ByteReader {
  position = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.position;
  }

  /** @throws MalformedError when bytes are left over */
  end(): void {
    if (this.position !== this.bytes.length) throw new MalformedError('bytes left over');
  }

  byte(): number {
    const byte = this.bytes[this.position];
    if (byte === undefined) throw new MalformedError('cut short');
    this.position += 1;
    return byte;
  }

  varUint(): number {
    const { bytes } = this;
    let value = 0;
    let factor = 1;
    for (let position = this.position; ; position += 1) {
      const byte = bytes[position];
      if (byte === undefined) throw new MalformedError('cut short');
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedError('number too large');
      if (byte < 128) {
        this.position = position + 1;
        return value;
      }
      factor *= 128;
      // Zeros in front could go on for ever.
      if (factor > Number.MAX_SAFE_INTEGER) throw new MalformedError('number too long');
    }
  }

  /** lib0's signed integer: its first byte carries the sign and 6 bits. */
  skipVarInt(): void {
    const first = this.byte();
    let value = first & 63;
    let factor = 64;
    for (let more = first & 128; more !== 0; ) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      factor *= 128;
      if (value > Number.MAX_SAFE_INTEGER || factor > Number.MAX_SAFE_INTEGER * 128) {
        throw new MalformedError('number too large');
      }
      more = byte & 128;
    }
  }

  skip(length: number): void {
    if (length > this.left) throw new MalformedError('cut short');
    this.position += length;
  }

  /** A view, not a copy. */
  varBytes(): Uint8Array {
    const length = this.varUint();
    const start = this.position;
    this.skip(length);
    return this.bytes.subarray(start, start + length);
  }

  /** A count of things that take at least `bytesEach` bytes. */
  count(bytesEach: number): number {
    const count = this.varUint();
    if (count * bytesEach > this.left) throw new MalformedError('claims more than it has');
    return count;
  }
}
