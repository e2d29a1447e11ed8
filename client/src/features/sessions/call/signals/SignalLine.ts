/** The way to the other people in a call, as far as hands and reactions need it. */
export interface SignalLine {
  /** To everybody, or to one connection. Rejects when there is no way now. */
  send(bytes: Uint8Array<ArrayBuffer>, to?: string): Promise<void>;
  /** Connections of others that are in the call now, by identity. */
  identities(): readonly string[];
  /** @returns ends the watching */
  watch(events: SignalLineEvents): () => void;
}

export interface SignalLineEvents {
  /** The SFU vouches for the sender and for nothing else. */
  onBytes(from: string, bytes: Uint8Array): void;
  onGone(identity: string): void;
  /** Oneself is connected, for the first time or again. */
  onConnected(): void;
}
