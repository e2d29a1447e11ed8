/** What is proved about a document's latest changes; nothing here is guessed from a timer. */
export interface SaveProof {
  readonly online: boolean;
  /** The first synchronisation with the server has ended on this connection. */
  readonly synced: boolean;
  /** Update-carrying messages that this connection has sent, and how many of them the server called durable. */
  readonly sent: number;
  readonly durable: number;
  /** What the server says of the room: false while something is not in its database. */
  readonly roomSaved: boolean;
  /** Changed since it was last known to be durable. */
  readonly changed: boolean;
  /** The browser keeps a copy on this device. */
  readonly replica: boolean;
}

/**
 * - `saved`: in the server's database.
 * - `saving`: on its way, the answer has not come yet.
 * - `device`: kept on this device; goes to the server when it can be reached.
 * - `unsaved`: the server has it but could not store it yet, or it is in this window only.
 */
export type SaveState = 'saved' | 'saving' | 'device' | 'unsaved';

export function saveStateOf(proof: SaveProof): SaveState {
  if (proof.online && proof.synced) {
    if (!proof.roomSaved) return 'unsaved';
    return proof.durable >= proof.sent ? 'saved' : 'saving';
  }
  if (!proof.changed) return proof.online ? 'saving' : 'device';
  return proof.replica ? 'device' : 'unsaved';
}

/** True while closing the window would lose something that is on no disk. */
export function wouldLose(proof: SaveProof): boolean {
  return proof.changed && !proof.replica && saveStateOf(proof) !== 'saved';
}
