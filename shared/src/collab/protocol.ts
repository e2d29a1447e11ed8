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
  /** varString of JSON `RoomStatus`: how the room stands; the first message of a connection, and sent at every change. */
  roomStatus: 101,
} as const;

/** Version of the documents' schema that this build writes; a client of another one becomes read-only. */
export const documentSchemaVersion = 1;

/**
 * What a client says of itself in the query of its upgrade, each a number in decimal digits. Who says nothing, as
 * stock clients do, counts as a client of this build that has nothing of the document yet.
 */
export const upgradeQuery = {
  /** `documentSchemaVersion` of the client's build. */
  schema: 'schema',
  /** `RoomStatus.epoch` of what it has of the document. Where that has begun anew since then, it is closed: `epochChanged`. */
  epoch: 'epoch',
  /** Comes as a guest of the session, by the guest cookie, whoever else is signed in at that browser. */
  guest: 'guest',
  /**
   * A person has confirmed that what this connection has of the document is to be put back: its first answers may
   * bring what others wrote and the server has lost, of clientIDs that no other connection lives by. It writes
   * nothing of its own.
   */
  restores: 'restores',
} as const;

export interface RoomStatus {
  /** Of the document; stays the same for as long as the connection lives. A client keeps it with its own copy. */
  epoch: number;
  schemaVersion: number;
  /** False while something that was relayed is not in the database yet. */
  saved: boolean;
  /** What this connection may do now. */
  rights: 'read' | 'write';
  /** Why writing is refused although the person could otherwise write. */
  reason?: 'database_full_buffer' | 'schema_old';
  /**
   * This connection has text of others that the server lacks and nobody brings: its database was lost, and an older
   * one is there now. Nothing of it is taken by itself; the person decides what becomes of this device's copy.
   */
  behind?: true;
}

/**
 * All codes with which the server closes, and what the client does about each: application codes (RFC 6455's private
 * range) where none is said to be registered. A frame that breaks RFC 6455 itself ends with that one's 1002 or 1007,
 * which no browser gets to see, and a peer that does not answer is cut off without a code.
 */
export const closeCode = {
  /** Server is shutting down or restarting: come back. (Registered code.) */
  restarting: 1012,
  /** A frame larger than any may be. What the client would send again is no smaller. (Registered code.) */
  frameTooLarge: 1009,
  /** A frame that no client of ours sends. */
  malformed: 4400,
  /** Session ended, signed out elsewhere: sign in again. */
  signedOut: 4401,
  /** The right to this document has ended. Do not come back. */
  rightEnded: 4403,
  /** The document is gone. Do not come back. */
  notFound: 4404,
  /** Did not say anything useful in time. */
  timeout: 4408,
  /**
   * The document has begun anew and what the client has is of its earlier history: merging the two would double the
   * text. It keeps what it had not sent as a copy for its author, drops the rest and opens the document afresh.
   */
  epochChanged: 4410,
  /** A single message or the whole document passed its size limit. */
  tooLarge: 4413,
  /** Wrote although only reading is allowed. */
  readOnly: 4423,
  /** Too many messages. Come back slowly. */
  tooMany: 4429,
  /** Read too slowly; what was buffered passed its limit. Come back and synchronise. */
  tooSlow: 4430,
  /**
   * Wrote under a clientID that belongs to somebody else: who brings text to a server that has lost it is its author
   * there. Come back under a new one.
   */
  foreignClient: 4409,
} as const;

export type CloseCode = (typeof closeCode)[keyof typeof closeCode];

/** After these the client does not connect again by itself. */
export const finalCloseCodes: ReadonlySet<number> = new Set([
  closeCode.signedOut,
  closeCode.rightEnded,
  closeCode.notFound,
  closeCode.epochChanged,
  // What it would send again is what was refused.
  closeCode.tooLarge,
  closeCode.frameTooLarge,
  closeCode.readOnly,
]);
