import { messageType } from '@rapport/shared/collab/protocol';
import { ByteReader, MalformedError } from './byteReader.ts';

/** What a client says. `update` and `stateVector` are views into the frame. */
export type ClientMessage =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly type: 'queryAwareness' };

export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  /** UTF-8 of the state's JSON, not looked into yet. */
  readonly json: Uint8Array;
}

const syncSteps = ['step1', 'step2', 'update'] as const;

/** @throws MalformedError for any frame that is not exactly one message of the protocol */
export function readClientMessage(frame: Uint8Array): ClientMessage {
  const reader = new ByteReader(frame);
  const message = readMessage(reader);
  reader.end();
  return message;
}

function readMessage(reader: ByteReader): ClientMessage {
  switch (reader.varUint()) {
    case messageType.sync:
      return readSync(reader);
    case messageType.awareness: {
      const inner = new ByteReader(reader.varBytes());
      const entries = readAwareness(inner);
      inner.end();
      return { type: 'awareness', entries };
    }
    case messageType.queryAwareness:
      return { type: 'queryAwareness' };
    default:
      throw new MalformedError('unknown message');
  }
}

function readSync(reader: ByteReader): ClientMessage {
  const type = syncSteps[reader.varUint()];
  const bytes = reader.varBytes();
  if (type === undefined) throw new MalformedError('unknown step');
  if (type !== 'step1') return { type, update: bytes };
  checkStateVector(bytes);
  return { type, stateVector: bytes };
}

function checkStateVector(bytes: Uint8Array): void {
  const reader = new ByteReader(bytes);
  for (let left = reader.count(2); left > 0; left -= 1) {
    reader.varUint();
    reader.varUint();
  }
  reader.end();
}

function readAwareness(reader: ByteReader): AwarenessEntry[] {
  const entries: AwarenessEntry[] = [];
  for (let left = reader.count(3); left > 0; left -= 1) {
    entries.push({ client: reader.varUint(), clock: reader.varUint(), json: reader.varBytes() });
  }
  return entries;
}
