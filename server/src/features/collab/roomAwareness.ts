import type { Member } from './member.ts';
import { serverMessage } from './serverMessage.ts';

interface State {
  client: number;
  clock: number;
  json: string;
}

/** States go out together, so often at most (ms). */
const relayEveryMs = 50;

/** Who is where in a document: one state a member, stamped by the server with who it is. */
export class RoomAwareness {
  readonly #states = new Map<Member, State>();
  readonly #changed = new Map<number, State>();
  readonly #members: Iterable<Member>;
  #timer: NodeJS.Timeout | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;

  constructor(members: Iterable<Member>) {
    this.#members = members;
  }

  /** @param state parsed JSON as the member sent it, null when it takes its state back */
  set(member: Member, client: number, clock: number, state: Record<string, unknown> | null): void {
    const before = this.#states.get(member);
    if (before && clock < before.clock) return;
    const json = state === null ? 'null' : JSON.stringify(stamp(member, state));
    const now = { client, clock, json };
    if (state === null) this.#states.delete(member);
    else this.#states.set(member, now);
    this.#change(now);
  }

  leave(member: Member): void {
    const state = this.#states.get(member);
    if (!state) return;
    this.#states.delete(member);
    // The same clock would lose against the state itself where it arrives.
    this.#change({ client: state.client, clock: state.clock + 1, json: 'null' });
  }

  /** All states as one frame; undefined when there are none. */
  frame(): Uint8Array | undefined {
    return this.#states.size > 0 ? serverMessage.awareness([...this.#states.values()]) : undefined;
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #change(state: State): void {
    this.#changed.set(state.client, state);
    if (this.#timer) return;
    const wait = Math.max(0, this.#sentAt + relayEveryMs - performance.now());
    this.#timer = setTimeout(() => this.#send(), wait);
  }

  /** To the sender as well: stock clients take silence for a lost connection. */
  #send(): void {
    this.#timer = undefined;
    this.#sentAt = performance.now();
    const frame = serverMessage.awareness([...this.#changed.values()]);
    this.#changed.clear();
    for (const member of this.#members) member.send(frame);
  }
}

function stamp({ person, rights }: Member, state: Record<string, unknown>): Record<string, unknown> {
  const own = typeof state.user === 'object' && state.user !== null ? state.user : {};
  const user = { ...own, id: person.id, name: person.name, guest: person.isGuest || undefined };
  // A reader has no cursor that others could take for an editor's.
  return rights === 'write' ? { ...state, user } : { user, reader: true };
}
