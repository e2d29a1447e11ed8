import { RapportError } from '@rapport/shared/core/errors';
import type { JoinMedia } from '../media/LobbyMedia.ts';
import { LocalMedia } from '../media/LocalMedia.ts';
import { Observable } from '../Observable.ts';
import type { CallRoom } from './CallRoom.ts';
import {
  type Elsewhere,
  elsewhereOf,
  judgeFailure,
  type RefusalCause,
  type WaitCause,
} from './callFailure.ts';
import { patience, watchMedia, watchStart } from './mediaWatch.ts';
import { retryDelay } from './retryDelays.ts';
import { Wakeup } from './Wakeup.ts';

/**
 * - `joining`: on the way in for the first time.
 * - `reconnecting`: was in, lost it, tries again.
 * - `waiting_for_sfu`: a part of the way in does not answer; tried every second until it does.
 */
export type CallState =
  | { readonly phase: 'joining' | 'connected' | 'left' }
  | { readonly phase: 'reconnecting' | 'waiting_for_sfu'; readonly cause: WaitCause }
  | { readonly phase: 'refused'; readonly cause: RefusalCause; readonly elsewhere?: Elsewhere };

export interface CallDependencies {
  /**
   * Asks for a token; each connection needs its own. Rejects with a RapportError.
   * @param takesOver also where the person is in the call in another window or on another device
   */
  readonly askToken: (takesOver: boolean) => Promise<string>;
  /** Ends the call in the person's other windows and on their other devices. */
  readonly switchHere: () => Promise<void>;
  /**
   * The page knows that nobody answers. Each question would take one of the few connections that the browser makes to
   * one server, and keep it long after the network is back; whoever hears first that it is back nudges.
   */
  readonly isUnanswered: () => boolean;
  /** This browser, among those that the person may be in the call with. */
  readonly browser: string;
  readonly room: CallRoom;
}

/** What is sent from here reaches the other person within this time, so that they see no gap (ms). */
const handover = 1_000;

/** How often what flows is read (ms). */
const watchEvery = 1_000;
/** A lost connection that is not back by then is asked about: the library cannot tell why it fails (ms). */
const askAfter = 1_000;
/** What was only interrupted comes back by itself so soon after the way to the server does, and the others see less of it (ms). */
const comesBack = 1_000;
/** What could not be answered is asked again, and what goes on is looked at again (ms). */
const askAgain = 2_000;
/** When the library has tried this long by itself, a new connection is made instead (ms). */
const libraryMayTry = 10_000;
/** A connection that lasted less did not really stand (ms). */
const brief = 5_000;

/** A way in that was given up may still be under way for that long, and end what came after it (ms). */
const straggles = 30_000;

/** A way in that failed only after this long met nobody who would say no (ms). */
const silence = 3_000;
/**
 * The wait after such a one (ms). The browser has few connections for what we ask, and each that is given up goes on
 * waiting for the network; whoever hears first that it is back nudges.
 */
const restInSilence = 10_000;

type End = WaitCause | 'elsewhere' | 'removed' | 'left';

/**
 * One person's way into a call, and staying there: owns the room, its tokens and its reconnection from `start` until
 * `leave`, a refusal or `end`. What goes wrong in between is a state to show, never an error to handle.
 */
export class CallSession {
  readonly state = new Observable<CallState>({ phase: 'joining' });
  readonly media: LocalMedia;
  readonly #askToken: CallDependencies['askToken'];
  readonly #switchHere: CallDependencies['switchHere'];
  readonly #isUnanswered: CallDependencies['isUnanswered'];
  readonly #browser: string;
  readonly #room: CallRoom;
  readonly #wakeup = new Wakeup();
  readonly #handover = new Wakeup();
  #isOver = false;
  /** Until the other windows are out of the call. */
  #takesOver = false;
  #wasIn = false;
  /** Ends the present connection, while there is one. */
  #finish: (end: End) => void = () => undefined;
  /** While the library tries by itself. */
  #onHeardAgain: () => void = () => undefined;
  #restartsInARow = 0;
  #lastRestart = Number.NEGATIVE_INFINITY;
  /** When a way in was given up last. */
  #gaveUp = Number.NEGATIVE_INFINITY;

  constructor({ askToken, switchHere, isUnanswered, browser, room }: CallDependencies) {
    this.#askToken = askToken;
    this.#switchHere = switchHere;
    this.#isUnanswered = isUnanswered;
    this.#browser = browser;
    this.#room = room;
    this.media = new LocalMedia(room);
  }

  /** @param takesOver also where the person is in the call in another window; that one is then left */
  start(media: JoinMedia, takesOver = false): void {
    this.#takesOver = takesOver;
    this.media.begin(media);
    void this.#run();
  }

  /** The person goes. */
  async leave(): Promise<void> {
    if (!this.#isOver) this.state.set({ phase: 'left' });
    await this.end();
  }

  /** Frees everything; ending twice is safe. */
  async end(): Promise<void> {
    this.#isOver = true;
    this.#wakeup.now();
    this.#handover.now();
    this.#finish('left');
    this.media.end();
    await this.#room.end();
  }

  /** Something says that trying again is worth it now: the network or the SFU is back, or the page is looked at. */
  readonly nudge = (): void => this.#wakeup.now();

  /** Our server is heard again after nobody was. */
  readonly hearAgain = (): void => {
    this.nudge();
    this.#onHeardAgain();
  };

  async #run(): Promise<void> {
    let tries = 0;
    while (!this.#isOver) {
      const began = Date.now();
      const isIn = await this.#enter();
      if (this.#isOver) break;
      if (!isIn) {
        const isSilent = this.#isUnanswered() || Date.now() - began > silence;
        await this.#wakeup.within(isSilent ? restInSilence : retryDelay(++tries));
        continue;
      }
      const since = Date.now();
      const end = await this.#stay();
      if (this.#isOver) break;
      if (end === 'elsewhere') return this.#refuse('elsewhere');
      // Who was put out hears why at the next question, which comes at once.
      if (end !== 'left' && end !== 'removed') this.state.set({ phase: 'reconnecting', cause: end });
      await this.#room.disconnect();
      // One that is let in and thrown out again at once must not do so a hundred times a second.
      tries = Date.now() - since < brief ? tries + 1 : 0;
      await this.#wakeup.within(retryDelay(tries));
    }
    await this.#room.disconnect();
  }

  /** True when connected. */
  async #enter(): Promise<boolean> {
    try {
      if (!this.#takesOver && (await this.#room.goIn())) return true;
      if (this.#isOver) return false;
      const token = await this.#token();
      if (this.#isOver) return false;
      await this.#room.connect(token);
      return true;
    } catch (error) {
      if (this.#isOver) return false;
      this.#gaveUp = Date.now();
      const verdict = judgeFailure(error);
      if (verdict.retry) this.state.set({ phase: 'waiting_for_sfu', cause: verdict.cause });
      else this.#refuse(verdict.cause, elsewhereOf(error, this.#browser));
      // A half-made connection must not come to life beside the next one.
      await this.#room.disconnect();
      return false;
    }
  }

  async #token(): Promise<string> {
    // On the first way in somebody has pressed, and is to get an answer.
    if (this.#wasIn && this.#isUnanswered())
      throw new RapportError('unavailable', { cause: 'nobody answers' });
    return this.#askToken(this.#takesOver);
  }

  #refuse(cause: RefusalCause, elsewhere?: Elsewhere): void {
    const isTakenOver = cause === 'in_elsewhere' && this.#wasIn;
    this.state.set({
      phase: 'refused',
      cause: isTakenOver ? 'elsewhere' : cause,
      ...(elsewhere && { elsewhere }),
    });
    void this.end();
  }

  /** Connected until it resolves with the reason why not any more. */
  async #stay(): Promise<End> {
    const ended = new Promise<End>((resolve) => {
      this.#finish = resolve;
    });
    let stopWaiting: (() => void) | undefined;
    const unwatch = this.#room.watch({
      onReconnecting: () => {
        if (stopWaiting) return;
        this.state.set({ phase: 'reconnecting', cause: 'network' });
        stopWaiting = this.#besideLibrary();
      },
      onReconnected: () => {
        stopWaiting?.();
        stopWaiting = undefined;
        this.state.set({ phase: 'connected' });
      },
      onLost: (reason) => {
        const isStraggler = reason === 'elsewhere' && Date.now() - this.#gaveUp < straggles;
        this.#finish(reason === 'lost' || isStraggler ? 'call_server' : reason);
      },
    });
    this.#wasIn = true;
    this.state.set({ phase: 'connected' });
    this.media.connected();
    if (this.#takesOver) void this.#leaveOthers();
    const stopWatching = this.#watchFlow();
    const end = await ended;
    stopWatching();
    unwatch();
    stopWaiting?.();
    this.media.disconnected();
    return end;
  }

  /** Once what is sent from here can be seen, the other windows go: for the other person it is one call. */
  async #leaveOthers(): Promise<void> {
    const finish = this.#finish;
    const isCurrent = () => !this.#isOver && this.#finish === finish;
    await this.media.settled();
    while (isCurrent() && this.#takesOver) {
      await this.#handover.within(handover);
      if (!isCurrent()) return;
      try {
        await this.#switchHere();
        this.#takesOver = false;
      } catch (error) {
        // Taken over itself meanwhile: it hears so from the SFU. Anything else is tried again.
        if (error instanceof RapportError && error.code === 'conflict') this.#takesOver = false;
      }
    }
  }

  /**
   * While the library tries by itself: a new connection is made instead once that can be had and the library has had its
   * time, or when nothing is left to lose, which is at once where our server is heard again. Sound and picture may go on
   * all the while: only the way to the server is lost.
   * Returns what ends it.
   */
  #besideLibrary(): () => void {
    const finish = this.#finish;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    let isOver = false;
    let cause: WaitCause = 'network';
    const after = (ms: number, act: () => void) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        act();
      }, ms);
      timers.add(timer);
    };
    const ask = async () => {
      const answer = await this.#askWhy();
      if (isOver) return;
      if (answer === 'granted' || answer === 'refused') cause = 'network';
      // Without our own server nothing is decided: the SFU may be well and the way to it, too.
      else if (this.#room.carriesMedia()) cause = 'server';
      else cause = answer === 'server' ? 'network' : answer;
      this.state.set({ phase: 'reconnecting', cause });
      if (answer === 'refused') finish('call_server');
      else if (answer === 'granted') after(libraryMayTry - askAfter, () => finish('call_server'));
      else after(askAgain, ask);
    };
    // What was known of it goes on being so while a new one is made.
    const beginAnew = () => finish(cause === 'server' ? 'network' : cause);
    const look = () => (this.#room.carriesMedia() ? after(askAgain, look) : beginAnew());
    after(askAfter, ask);
    after(libraryMayTry, look);
    // A new connection has its picture back in a second, one that the library takes up again may take four.
    this.#onHeardAgain = () => this.#room.carriesMedia() || beginAnew();
    return () => {
      isOver = true;
      this.#onHeardAgain = () => undefined;
      for (const timer of timers) clearTimeout(timer);
    };
  }

  /** Whether the call would let this person in now, or why there is no answer. */
  async #askWhy(): Promise<'granted' | 'refused' | 'server' | 'unreachable' | 'offline'> {
    try {
      await this.#token();
      return 'granted';
    } catch (error) {
      const { cause } = judgeFailure(error);
      return cause === 'server' || cause === 'unreachable' || cause === 'offline' ? cause : 'refused';
    }
  }

  /** Makes a new connection when nothing flows though all looks well, and one can be had. */
  #watchFlow(): () => void {
    const finish = this.#finish;
    let watch = watchStart;
    let isAsking = false;
    const look = async () => {
      if (this.state.get().phase !== 'connected') {
        watch = watchStart;
        return undefined;
      }
      const { state, stalled } = watchMedia(watch, await this.#room.readMedia(), Date.now());
      watch = state;
      return stalled;
    };
    const timer = setInterval(async () => {
      const isStalled = (await look()) !== undefined;
      const sinceRestart = Date.now() - this.#lastRestart;
      if (!isStalled || isAsking || sinceRestart < patience(this.#restartsInARow)) return;
      isAsking = true;
      // Where the network is gone altogether, what there is comes back sooner than a new one.
      const canBeHad = (await this.#askWhy()) === 'granted';
      if (canBeHad) await new Promise((resolve) => setTimeout(resolve, comesBack));
      isAsking = false;
      if (!canBeHad || (await look()) === undefined) return;
      this.#restartsInARow = sinceRestart > 10 * 60_000 ? 1 : this.#restartsInARow + 1;
      this.#lastRestart = Date.now();
      finish('media');
    }, watchEvery);
    return () => clearInterval(timer);
  }
}
