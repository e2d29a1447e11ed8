import type { Room } from 'livekit-client';
import { connectOptions } from './connectOptions.ts';
import { connectRoom, NoMediaPathError } from './connectRoom.ts';
import { ReadySignal } from './ReadySignal.ts';

/** Who stands at the gate is sent away before that (ms). */
const longestStanding = 60_000;
/** Who goes in and hears nothing stood on a line that is dead (ms). */
const answersWithin = 2_500;

interface Standing {
  readonly signal: ReadySignal;
  /** With the reason when it came to nothing; never rejects. */
  readonly connected: Promise<{ readonly failure: unknown }>;
  /** Of the library, for this one; known once it has taken the signal. */
  engine: Room['engine'] | undefined;
}

/** The gate before a room, where a connection waits for its person to go in. */
export class Gate {
  readonly #room: Room;
  /** A connection that only waits for the person. */
  #standing: Standing | undefined;
  /** Of the socket that is on its way to the gate. */
  #opening = new AbortController();

  constructor(room: Room) {
    this.#room = room;
  }

  /**
   * Does everything that connecting does before anybody is in the room, and waits there: until `goIn` or `leave`.
   * Rejects where there is no way in now.
   */
  async standBy(token: string): Promise<void> {
    this.#opening.abort();
    const opening = new AbortController();
    this.#opening = opening;
    const signal = await ReadySignal.open(token, opening.signal);
    await this.#end(this.#standing);
    if (opening.signal.aborted) return signal.end();
    const options = { ...connectOptions, websocketTimeout: longestStanding };
    const connected = connectRoom(this.#room, token, options).then(
      () => ({ failure: undefined }),
      (failure: unknown) => ({ failure }),
    );
    const standing: Standing = { signal, connected, engine: undefined };
    this.#standing = standing;
    await Promise.race([signal.taken, connected]);
    standing.engine = this.#room.engine;
    void connected.then(({ failure }) => {
      // Sent away from the gate.
      if (failure && this.#standing === standing) void this.#end(standing);
    });
  }

  /** False where nothing stood there, or it did not get in. Rejects where another way in would meet the same. */
  async goIn(): Promise<boolean> {
    this.#opening.abort();
    const standing = this.#standing;
    if (!standing) return false;
    this.#standing = undefined;
    const { signal, connected } = standing;
    // Its sound could not be begun before the press, in some browsers.
    this.#room.startAudio().catch(() => undefined);
    await Promise.race([signal.taken, connected]);
    const { failure } = (await signal.goIn(answersWithin)) ? await connected : { failure: 'no answer' };
    if (!failure) {
      hasten(this.#room);
      return true;
    }
    await this.#end(standing);
    if (failure instanceof NoMediaPathError) throw failure;
    return false;
  }

  async leave(): Promise<void> {
    this.#opening.abort();
    await this.#end(this.#standing);
  }

  /** Ends what stood and did not go in. */
  async #end(standing: Standing | undefined): Promise<void> {
    if (!standing) return;
    if (this.#standing === standing) this.#standing = undefined;
    const { signal, connected } = standing;
    // Before the library is so far, its attempt could not be told from the next one.
    await Promise.race([signal.taken, connected]);
    const engine = standing.engine ?? this.#room.engine;
    await this.#room.disconnect().catch(() => undefined);
    signal.end();
    // The library counts an engine that never was in a room as closed, and leaves its connections open.
    await engine?.cleanupPeerConnections().catch(() => undefined);
  }
}

/** Its later connections wait for nobody. The library keeps how long one may take from the first. */
function hasten({ engine: { client } }: Room): void {
  const { options } = client as unknown as { options?: { websocketTimeout: number } };
  if (options) options.websocketTimeout = connectOptions.websocketTimeout;
}
