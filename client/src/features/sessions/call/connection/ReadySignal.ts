import { signalOrigin } from './connectOptions.ts';

/** How long the way to the gate may take, which others wait behind (ms). */
const opensWithin = 5_000;
/** Longer than a token lives (ms). */
const outlived = 90_000;

/** By token, until they go in or nobody can go in by that token any more. */
const signals = new Map<string, ReadySignal>();

/**
 * A signalling socket that stands at the gate: signed in, allowed, and through to nobody yet. The library gets it when it
 * opens one with the same token, and takes it for one that is still being opened, until `goIn`.
 */
export class ReadySignal {
  /** Resolves when the library has got it. */
  readonly taken: Promise<void>;
  readonly #token: string;
  readonly #socket: WebSocket;
  #tellTaken: () => void = () => undefined;
  /** With what the library means to go in: path and query. */
  #wish: string | undefined;
  #isOver = false;

  private constructor(token: string, socket: WebSocket) {
    this.#token = token;
    this.#socket = socket;
    this.taken = new Promise((resolve) => {
      this.#tellTaken = resolve;
    });
  }

  /** Stands at the gate when it resolves. Rejects where that cannot be, or not soon. @param given ends the attempt */
  static async open(token: string, given: AbortSignal): Promise<ReadySignal> {
    const query = new URLSearchParams({ access_token: token }).toString();
    const socket = new WebSocket(`${signalOrigin()}/rtc/ready?${query}`);
    const giveUp = () => socket.close();
    const timer = setTimeout(giveUp, opensWithin);
    given.addEventListener('abort', giveUp);
    try {
      await new Promise<void>((resolve, reject) => {
        socket.addEventListener('open', () => resolve(), { once: true });
        socket.addEventListener('close', () => reject(new Error('not let stand at the gate')), {
          once: true,
        });
      });
    } finally {
      clearTimeout(timer);
      given.removeEventListener('abort', giveUp);
    }
    const ready = new ReadySignal(token, socket);
    signals.set(token, ready);
    return ready;
  }

  /** For the library, with the address that it would open; undefined where it is to open it. */
  static take(url: URL): WebSocket | undefined {
    const query = new URLSearchParams(url.search);
    const ready = signals.get(query.get('access_token') ?? '');
    if (!ready) return undefined;
    if (ready.#isOver || ready.#wish !== undefined) {
      // Nobody has pressed: a socket of its own would be a way in. This one is told to be closed.
      setTimeout(() => ready.#socket.dispatchEvent(new CloseEvent('close')));
      return ready.#socket;
    }
    query.delete('access_token');
    ready.#wish = `${url.pathname}?${query}`;
    ready.#tellTaken();
    return ready.#socket;
  }

  /** Resolves when somebody has answered. @returns false where nobody did within `ms`, or the library was not so far */
  goIn(ms: number): Promise<boolean> {
    const socket = this.#socket;
    if (this.#wish === undefined || socket.readyState !== WebSocket.OPEN) return Promise.resolve(false);
    signals.delete(this.#token);
    socket.send(this.#wish);
    socket.dispatchEvent(new Event('open'));
    return new Promise((resolve) => {
      const answer = (isAnswered: boolean) => {
        clearTimeout(timer);
        resolve(isAnswered);
      };
      const timer = setTimeout(() => answer(false), ms);
      socket.addEventListener('message', () => answer(true), { once: true });
      socket.addEventListener('close', () => answer(false), { once: true });
    });
  }

  end(): void {
    this.#isOver = true;
    this.#socket.close();
    setTimeout(() => signals.delete(this.#token), outlived);
  }
}

/** Lets the library find a socket that is ready. It makes its own, and asks nobody for one. */
export function readySignals(): void {
  globalThis.WebSocket = new Proxy(WebSocket, {
    construct(target, [address, ...more]: [string | URL, ...unknown[]], newTarget) {
      const url = new URL(address, window.location.href);
      const isSignal = url.pathname === '/rtc' || url.pathname === '/rtc/v1';
      return (isSignal && ReadySignal.take(url)) || Reflect.construct(target, [address, ...more], newTarget);
    },
  });
}
