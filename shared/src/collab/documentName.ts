/** Kinds of document and the shape of what follows the colon in their names. */
const kinds = { session: /^[0-9a-f]{24}$/ } as const;

export type DocumentKind = keyof typeof kinds;

/** A parsed document name: `session:<id>`. */
export interface DocumentName {
  readonly kind: DocumentKind;
  readonly id: string;
}

/** Parses a document's name; undefined for anything that is not exactly one of ours. */
export function parseDocumentName(name: string): DocumentName | undefined {
  const colon = name.indexOf(':');
  const kind = name.slice(0, colon);
  const id = name.slice(colon + 1);
  if (colon < 1 || !Object.hasOwn(kinds, kind)) return undefined;
  return kinds[kind as DocumentKind].test(id) ? { kind: kind as DocumentKind, id } : undefined;
}

export const sessionDocument = (sessionId: string): string => `session:${sessionId}`;
