import type { AnyOperation, OutputOf, ParsedOf } from '@rapport/shared/core/route';
import type { Request, Response } from 'express';
import type { GuestPrincipal, Principal } from './principal.ts';

/** What a handler gets: the validated input, who asks, and the raw exchange for cookies and raw bodies. */
export type Call<O extends AnyOperation> = ParsedOf<O> & {
  readonly principal: O['caller'] extends 'signedIn'
    ? Principal
    : O['caller'] extends 'guest'
      ? GuestPrincipal
      : Principal | undefined;
  readonly req: Request;
  readonly res: Response;
};

export type Handler<O extends AnyOperation> = (call: Call<O>) => Promise<OutputOf<O>>;

/** A plain HTTP handler that reads its request itself, before any body is parsed: the way to the SFU. */
export type RawHandler = (req: Request, res: Response) => void;

export interface Route {
  readonly operation: AnyOperation;
  readonly handler: Handler<AnyOperation>;
  /** Answered with `unavailable` at once while the database is away. */
  readonly needsDatabase: boolean;
  /** False for probes of machines that look after this one: a busy address must not make it seem dead. */
  readonly isLimited: boolean;
}

/** The operations that features have taken on. The express application is made from it once all are there. */
export class RouteTable {
  readonly #routes = new Map<string, Route>();
  readonly #raw = new Map<string, RawHandler>();

  /** @throws Error when the operation is taken already */
  handle<const O extends AnyOperation>(
    operation: O,
    handler: Handler<O>,
    { needsDatabase = true, isLimited = true }: { needsDatabase?: boolean; isLimited?: boolean } = {},
  ): void {
    if (this.#routes.has(operation.id)) throw new Error(`operation ${operation.id} is handled twice`);
    this.#routes.set(operation.id, {
      operation,
      handler: handler as unknown as Handler<AnyOperation>,
      needsDatabase,
      isLimited,
    });
  }

  /** Gives every request below `prefix` to `handler`, as it came. */
  raw(prefix: string, handler: RawHandler): void {
    this.#raw.set(prefix, handler);
  }

  allRaw(): ReadonlyMap<string, RawHandler> {
    return this.#raw;
  }

  all(): readonly Route[] {
    return [...this.#routes.values()];
  }
}
