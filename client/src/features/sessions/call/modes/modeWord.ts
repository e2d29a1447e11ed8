/** What messages about pictures are called in the room. */
export const topic = 'rapport.pictures';

const words = { none: 'none', both: 'both' } as const;

/** Tells the others whether this person takes and sends pictures. */
export function writeWord(isSoundOnly: boolean): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(isSoundOnly ? words.none : words.both);
}

/** What another one told; undefined for anything that is not ours, however large. */
export function readWord(payload: Uint8Array): boolean | undefined {
  if (payload.length !== words.none.length) return undefined;
  const word = new TextDecoder().decode(payload);
  if (word === words.none) return true;
  return word === words.both ? false : undefined;
}
