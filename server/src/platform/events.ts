import type { Log } from './log.ts';

/** A kind of news that one feature publishes after its write; features to its right subscribe. */
export interface DomainEvent<Payload> {
  readonly name: string;
  /** Carries the payload's type only. */
  readonly payload?: Payload;
}

export const domainEvent = <Payload>(name: string): DomainEvent<Payload> => ({ name });

type Handler = (payload: never) => void | Promise<void>;

/** In-process, after the write, in the order of subscription. A handler that fails is logged and harms no other. */
export class EventBus {
  readonly #handlers = new Map<string, Handler[]>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  subscribe<P>(event: DomainEvent<P>, handler: (payload: P) => void | Promise<void>): void {
    this.#handlers.set(event.name, [...(this.#handlers.get(event.name) ?? []), handler as Handler]);
  }

  /** Resolves when every handler has ended, so that a command may wait for what must hold when it answers. */
  async publish<P>(event: DomainEvent<P>, payload: P): Promise<void> {
    for (const handler of this.#handlers.get(event.name) ?? []) {
      try {
        await (handler as (payload: P) => void | Promise<void>)(payload);
      } catch (error) {
        this.#log.error({ event: event.name, err: error }, 'event handler failed');
      }
    }
  }
}
