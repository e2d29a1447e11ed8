/** Shorter pieces are copied faster by hand than by the call that copies. */
const byHand = 64;

/** Writes lib0's encoding into one buffer, whose size is known before. */
export class ByteWriter {
  /** Complete once `size` bytes are written. */
  readonly bytes: Uint8Array;
  position = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
  }

  varUint(value: number): void {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) {
      this.bytes[this.position] = (rest % 128) | 128;
      this.position += 1;
    }
    this.bytes[this.position] = rest;
    this.position += 1;
  }

  copy(bytes: Uint8Array, from = 0, to = bytes.length): void {
    copyBytes(bytes, from, to, this.bytes, this.position);
    this.position += to - from;
  }
}

export function copyBytes(
  bytes: Uint8Array,
  from: number,
  to: number,
  target: Uint8Array,
  position: number,
): void {
  if (to - from > byHand) target.set(bytes.subarray(from, to), position);
  else for (let i = from, at = position; i < to; i += 1, at += 1) target[at] = bytes[i] ?? 0;
}

/** Bytes that `ByteWriter.varUint` takes for a number. */
export function varUintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size += 1;
  return size;
}
