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
  /** Everything that this page showed was durable once; what came after it is told by `changed`. */
  readonly settled: boolean;
  /** A change has not been sent, because the connection was already closing: the next one brings it. */
  readonly unsent: boolean;
  /** A connected server has taken longer than it should: see `LagWatch`. */
  readonly late: boolean;
  /** The copy on this device: there is none, it is being written, or it holds everything. */
  readonly replica: 'none' | 'writing' | 'stored';
}

/**
 * - `saved`: in the server's database.
 * - `saving`: on its way, the answer has not come yet.
 * - `late`: the same, for longer than it should take.
 * - `device`: kept on this device; goes to the server when it can be reached.
 * - `away`: no connection, and nothing that waits for one.
 * - `unsaved`: kept on this device; the server has it but could not store it yet.
 * - `window`: on no disk, in this window only.
 */
export type SaveState = 'saved' | 'saving' | 'late' | 'device' | 'away' | 'unsaved' | 'window';

export function saveStateOf(proof: SaveProof): SaveState {
  const onItsWay = proof.late ? 'late' : 'saving';
  if (proof.online && proof.synced) {
    if (!proof.roomSaved) return proof.replica === 'none' ? 'window' : 'unsaved';
    return isDurable(proof) ? 'saved' : onItsWay;
  }
  if (!proof.changed) {
    if (proof.online) return onItsWay;
    if (proof.settled) return 'away';
    return proof.replica === 'stored' ? 'device' : 'saving';
  }
  return ({ none: 'window', writing: 'saving', stored: 'device' } as const)[proof.replica];
}

/** What is proved about the way to the server. */
export type SendProof = Pick<SaveProof, 'online' | 'synced' | 'unsent' | 'durable' | 'sent'>;

/** The server has called everything durable that this page has to give. */
export function isDurable({ online, synced, unsent, durable, sent }: SendProof): boolean {
  return online && synced && !unsent && durable >= sent;
}

/** True while closing the window would lose something that is on no disk. */
export function wouldLose({ changed, replica }: SaveProof): boolean {
  return changed && replica !== 'stored';
}
