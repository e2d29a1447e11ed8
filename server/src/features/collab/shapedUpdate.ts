import { type DeleteRange, readUpdateShape, type Section } from './updateShape.ts';

/** Where in an update one client's structs stand. */
export type Span = Pick<Section, 'client' | 'clock' | 'end' | 'structs' | 'fromByte' | 'toByte'>;

/** One Yjs v1 update and what stands where in it. */
export interface Shaped {
  readonly bytes: Uint8Array;
  readonly sections: readonly Span[];
  readonly deletes: readonly DeleteRange[];
}

/** The shape of an update that is ours. @returns `broken` when something stands behind a gap: it is in no section */
export function shapeOf(bytes: Uint8Array): Shaped & { readonly broken: boolean } {
  const { sections, deletes } = readUpdateShape(bytes);
  return { bytes, deletes, broken: sections.some(({ broken }) => broken), sections: sections.map(spanOf) };
}

/** Without what a section builds on, which nobody asks for again. */
const spanOf = ({ client, clock, end, structs, fromByte, toByte }: Span): Span => ({
  ...{ client, clock, end, structs, fromByte, toByte },
});
