/** Kinds of document and the shape of what follows the colon in their names. */
const kinds = {
  /** Agenda and notes of a session, by its id. */
  session: /^[0-9a-f]{24}$/,
  /** One person's own notes beside a session: its id, a colon, the person's. */
  margin: /^[0-9a-f]{24}:[0-9a-f]{24}$/,
} as const;

export type DocumentKind = keyof typeof kinds;

/** A parsed document name: `session:<id>`, `margin:<session>:<person>`. */
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

export const marginDocument = (sessionId: string, personId: string): string =>
  `margin:${sessionId}:${personId}`;

/** Whose margin beside which session. @param id of a parsed name of kind `margin` */
export function parseMargin(id: string): { sessionId: string; personId: string } {
  const [sessionId = '', personId = ''] = id.split(':');
  return { sessionId, personId };
}

export const sessionDocument = (sessionId: string): string => `session:${sessionId}`;
