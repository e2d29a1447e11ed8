import type { CollabLimits } from '@rapport/shared/collab/limits';
import { type CloseCode, closeCode } from '@rapport/shared/collab/protocol';
import { TokenBucket } from '../../platform/tokenBucket.ts';
import { MalformedError } from './byteReader.ts';
import type { AwarenessEntry } from './clientMessage.ts';
import type { Member } from './member.ts';
import type { Room } from './room.ts';

type State = Record<string, unknown> | null;

/** The one state that a connection shows to the others: its own, bounded in size and rate. */
export class ShownState {
  readonly #member: Member;
  readonly #room: Pick<Room, 'awareness' | 'declare'>;
  readonly #limits: CollabLimits;
  readonly #rate: TokenBucket;
  #client: number | undefined;
  /** What is shown next: the newest, when there is more than the rate allows. */
  #next: { readonly clock: number; readonly state: State } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(member: Member, room: Pick<Room, 'awareness' | 'declare'>, limits: CollabLimits) {
    this.#member = member;
    this.#room = room;
    this.#limits = limits;
    this.#rate = new TokenBucket(limits.awarenessPerSecond, limits.awarenessPerSecond, performance.now());
  }

  /** Answers why the connection has to end, if it has to. @throws MalformedError */
  take(entries: readonly AwarenessEntry[]): CloseCode | undefined {
    for (const { client, clock, json } of entries) {
      // Stock clients repeat what they hear of others; only the first state that is not somebody else's is theirs.
      if (client !== (this.#client ?? client)) continue;
      if (json.length > this.#limits.awarenessBytes) return closeCode.tooLarge;
      const state = parseState(json);
      if (this.#client === undefined) {
        if (state === null) continue;
        if (!this.#room.declare(client, this.#member)) return closeCode.foreignClient;
        this.#client = client;
      }
      if (clock >= (this.#next?.clock ?? 0)) this.#next = { clock, state };
    }
    if (this.#next && !this.#timer) this.#showInTime();
    return undefined;
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #showInTime(): void {
    if (this.#rate.take(performance.now())) return this.#show();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#showInTime();
    }, 1_000 / this.#limits.awarenessPerSecond);
  }

  #show(): void {
    if (this.#client === undefined || !this.#next) return;
    const { clock, state } = this.#next;
    this.#next = undefined;
    this.#room.awareness.set(this.#member, this.#client, clock, state);
  }
}

function parseState(json: Uint8Array): State {
  let state: unknown;
  try {
    state = JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.length).toString('utf8'));
  } catch (cause) {
    throw new MalformedError('not JSON', { cause });
  }
  if (typeof state !== 'object' || Array.isArray(state)) throw new MalformedError('not a state');
  return state as State;
}
