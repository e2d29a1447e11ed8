/** Hex digits of so many random bytes. */
export function randomName(bytes: number): string {
  // Not randomUUID: it is missing on pages without TLS, which may join to read and write.
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
