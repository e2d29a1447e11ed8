/**
 * The wire of `/collab/<document>`: the y-websocket protocol (0 sync, 1 awareness, 2 auth, 3 query awareness),
 * so that the stock provider is a client, and our own optional messages above 99, server to client only.
 * Every message starts with its type as a lib0 varUint.
 */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /**
   * varUint n: the first n update-carrying messages (sync step 2 or update) of this connection are durable.
   * Cumulative; sent only after the database has answered.
   */
  durable: 100,
  /** varString of JSON `RoomStatus`: how the room stands; sent on joining and at every change. */
  roomStatus: 101,
} as const;

/** Version of the documents' schema that this build writes; an older client becomes read-only. */
export const documentSchemaVersion = 1;

export interface RoomStatus {
  /** False while something that was relayed is not in the database yet. */
  saved: boolean;
  /** What this connection may do now. */
  rights: 'read' | 'write';
  /** Why writing is refused although the person could otherwise write. */
  reason?: 'database_full_buffer' | 'schema_old';
}

/** Application close codes (RFC 6455 private range) and what the client does about each. */
export const closeCode = {
  /** Server is shutting down or restarting: come back. (Registered code.) */
  restarting: 1012,
  /** A frame that no client of ours sends. */
  malformed: 4400,
  /** Session ended, signed out elsewhere: sign in again. */
  signedOut: 4401,
  /** The right to this document has ended. Do not come back. */
  rightEnded: 4403,
  /** No such document, or none for this person. Do not come back. */
  notFound: 4404,
  /** Did not say anything useful in time. */
  timeout: 4408,
  /** A single message or the whole document passed its size limit. */
  tooLarge: 4413,
  /** Wrote although only reading is allowed. */
  readOnly: 4423,
  /** Too many messages. Come back slowly. */
  tooMany: 4429,
  /** Read too slowly; what was buffered passed its limit. Come back and synchronise. */
  tooSlow: 4430,
  /** Wrote under a clientID that belongs to somebody else. Reload takes a new one. */
  foreignClient: 4409,
  /** The document could not be loaded now. Come back. */
  unavailable: 4503,
} as const;

export type CloseCode = (typeof closeCode)[keyof typeof closeCode];

/** After these the client does not connect again by itself. */
export const finalCloseCodes: ReadonlySet<number> = new Set([
  closeCode.signedOut,
  closeCode.rightEnded,
  closeCode.notFound,
  closeCode.foreignClient,
  // What it would send again is what was refused.
  closeCode.tooLarge,
  closeCode.readOnly,
]);
