/** `offline`: the server does not answer. `unavailable`: it answers, its database does not. */
export type Reach = 'ok' | 'offline' | 'unavailable';

/** Waits between two tries, the last one for good (ms). */
const waits = [1_000, 2_000, 5_000] as const;
/** While all is well the server is still asked now and then, so that an idle page notices too (ms). */
const idleCheck = 15_000;
/** A probe that has not answered by then has failed (ms). */
const probeWithin = 2_000;

export interface ReachabilityState {
  readonly reach: Reach;
  /** When the next try is due, ms since the epoch; meaningful while `reach` is not `ok`. */
  readonly nextTryAt: number;
}

/** Asks whether the server and its database answer. */
async function probeReadiness(): Promise<Reach> {
  try {
    const response = await fetch('/readyz', {
      cache: 'no-store',
      // Without them the browser uses other connections: those that wait for a network that is away must not be in the
      // way of what a person asks when it is back.
      credentials: 'omit',
      signal: AbortSignal.timeout(probeWithin),
    });
    // A proxy whose upstream is gone says 502 to 504 too, but not in our JSON.
    if ([502, 503, 504].includes(response.status)) {
      const ours = response.status === 503 && response.headers.get('content-type')?.includes('json');
      return ours ? 'unavailable' : 'offline';
    }
    // Whatever else it says, somebody is there to say it.
    return 'ok';
  } catch {
    return 'offline';
  }
}

/**
 * Whether the server can be reached, as learnt from calls, from the live socket and from asking again until it can.
 * One for the page; `listen` starts it and ends it.
 */
export class Reachability {
  #state: ReachabilityState = { reach: 'ok', nextTryAt: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #running = false;
  #probing = false;
  /** Whether somebody wanted to know while a probe was under way, whose answer may be from before. */
  #askedMeanwhile = false;
  readonly #listeners = new Set<() => void>();
  readonly #returned = new Set<() => void>();
  readonly #probe: () => Promise<Reach>;

  constructor(probe: () => Promise<Reach> = probeReadiness) {
    this.#probe = probe;
  }

  /** Starts asking; returns what ends it. */
  listen(): () => void {
    this.#running = true;
    const onOffline = () => this.failed('offline');
    const onOnline = () => void this.check();
    window.addEventListener('offline', onOffline);
    window.addEventListener('online', onOnline);
    this.#schedule();
    return () => {
      this.#running = false;
      clearTimeout(this.#timer);
      window.removeEventListener('offline', onOffline);
      window.removeEventListener('online', onOnline);
    };
  }

  readonly state = (): ReachabilityState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Runs whenever the server is back after it was away. */
  onReturn(listener: () => void): () => void {
    this.#returned.add(listener);
    return () => this.#returned.delete(listener);
  }

  /** Somebody saw the server fail. */
  failed(reach: Exclude<Reach, 'ok'>): void {
    if (this.#state.reach === reach) return;
    this.#change(reach);
    this.#schedule();
  }

  /** Somebody heard from the server. */
  answered(): void {
    if (this.#state.reach !== 'offline') return;
    this.#change('ok');
    // Of its database that says nothing.
    void this.check();
  }

  /** Asks now. */
  readonly check = async (): Promise<void> => {
    if (this.#probing) {
      this.#askedMeanwhile = true;
      return;
    }
    this.#probing = true;
    this.#askedMeanwhile = false;
    clearTimeout(this.#timer);
    const reach = await this.#probe();
    this.#probing = false;
    this.#tries = reach === 'ok' ? 0 : this.#tries + 1;
    this.#change(reach);
    if (this.#askedMeanwhile) return this.check();
    this.#schedule();
  };

  #schedule(): void {
    clearTimeout(this.#timer);
    if (!this.#running) return;
    const wait =
      this.#state.reach === 'ok' ? idleCheck : (waits[Math.min(this.#tries, waits.length - 1)] ?? 0);
    if (this.#state.reach !== 'ok') this.#set({ reach: this.#state.reach, nextTryAt: Date.now() + wait });
    this.#timer = setTimeout(() => {
      // A page that nobody looks at does not ask; it does so when it is looked at again.
      if (document.visibilityState === 'hidden' && this.#state.reach === 'ok') this.#schedule();
      else void this.check();
    }, wait);
  }

  #change(reach: Reach): void {
    const before = this.#state.reach;
    if (before === reach) return;
    this.#set({ reach, nextTryAt: 0 });
    if (reach === 'ok') for (const listener of this.#returned) listener();
  }

  #set(state: ReachabilityState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export const reachability = new Reachability();
