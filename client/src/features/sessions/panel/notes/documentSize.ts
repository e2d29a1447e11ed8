import * as Y from 'yjs';

/** How large a document is, encoded (bytes): never less than it is, measured exactly when it matters. */
export class DocumentSize {
  readonly #doc: Y.Doc;
  #measured: number | undefined;
  #grown = 0;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Starts following the document; answers what ends it. */
  follow(): () => void {
    // Updates merge into less than their sum, so that the sum is safe to compare with a limit.
    const onUpdate = (update: Uint8Array) => {
      this.#grown += update.byteLength;
    };
    this.#doc.on('update', onUpdate);
    return () => this.#doc.off('update', onUpdate);
  }

  /** Whether the document with `bytes` more stays within `limit`. */
  hasRoomFor(bytes: number, limit: number): boolean {
    if (this.#measured === undefined || this.#measured + this.#grown + bytes > limit) this.#measure();
    return (this.#measured ?? 0) + this.#grown + bytes <= limit;
  }

  #measure(): void {
    // Encoding megabytes takes tens of milliseconds: not again while nothing has changed.
    if (this.#measured !== undefined && this.#grown === 0) return;
    this.#measured = Y.encodeStateAsUpdate(this.#doc).byteLength;
    this.#grown = 0;
  }
}
