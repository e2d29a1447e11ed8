/** A client's place at a document: everything it needs to connect. Travels between processes. */
export interface Seat {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: string;
  /** hocuspocus puts the document's name before every message and wants a token first. */
  readonly dialect: 'plain' | 'addressed';
  /** The server acknowledges nothing but sends everything back to its sender, too. */
  readonly echoes: boolean;
}
