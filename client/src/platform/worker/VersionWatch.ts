import type { WorkerQuestion } from '../../serviceWorker/workerQuestion.ts';

/** As much of a service worker as this needs. */
type Worker = Pick<ServiceWorker, 'postMessage'>;
type Registration = Pick<ServiceWorkerRegistration, 'waiting' | 'installing' | 'update' | 'addEventListener'>;
type Container = Pick<ServiceWorkerContainer, 'controller' | 'addEventListener'>;

/** So long a worker has for its answer (ms). */
const answerWithin = 3_000;
/** One that must wake first may need longer; one that was asked so often does not know the question. */
const asks = 3;

/**
 * Whether the server has a newer build than the page. The worker of that build waits until somebody wants it; one of
 * the page's own build, which was opened from the network, takes over at once. Never loads anything again by itself.
 */
export class VersionWatch {
  readonly #registration: Registration;
  readonly #container: Container;
  /** The first script of the page's build. */
  readonly #entry: string;
  readonly #listeners = new Set<() => void>();
  #isNewer = false;

  constructor(registration: Registration, container: Container, entry: string) {
    this.#registration = registration;
    this.#container = container;
    this.#entry = entry;
    registration.addEventListener('updatefound', () => this.#follow(registration.installing));
    // Another window has asked for the newer build.
    container.addEventListener('controllerchange', () => void this.#compare(container.controller, false));
    this.#follow(registration.installing);
    void this.#compare(registration.waiting, true);
  }

  readonly isNewer = (): boolean => this.#isNewer;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks the server whether there is another build; what comes of it is told to listeners. */
  async look(): Promise<void> {
    // Without a network there is none to be found.
    await this.#registration.update().catch(() => undefined);
  }

  /** Lets the newer build's worker take over, so that what is loaded next is of that build. */
  async takeOver(): Promise<void> {
    const { waiting } = this.#registration;
    if (!waiting) return;
    const changed = new Promise<void>((resolve) => {
      this.#container.addEventListener('controllerchange', () => resolve(), { once: true });
      setTimeout(resolve, answerWithin);
    });
    waiting.postMessage('takeOver' satisfies WorkerQuestion);
    await changed;
  }

  #follow(installing: ServiceWorker | null): void {
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') void this.#compare(this.#registration.waiting, true);
    });
  }

  async #compare(worker: Worker | null, isWaiting: boolean): Promise<void> {
    if (!worker) return;
    const entry = await entryOf(worker);
    if (entry === undefined) return;
    if (entry !== this.#entry) this.#tellNewer();
    else if (isWaiting) worker.postMessage('takeOver' satisfies WorkerQuestion);
  }

  #tellNewer(): void {
    this.#isNewer = true;
    for (const listener of this.#listeners) listener();
  }
}

async function entryOf(worker: Worker): Promise<string | undefined> {
  for (let asked = 0; asked < asks; asked++) {
    const entry = await askEntry(worker);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function askEntry(worker: Worker): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(String(data));
    setTimeout(() => {
      port1.close();
      resolve(undefined);
    }, answerWithin);
    worker.postMessage('entry' satisfies WorkerQuestion, [port2]);
  });
}
