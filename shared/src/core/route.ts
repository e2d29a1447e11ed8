import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/**
 * Who may call an operation at all, before any policy looks at the thing it names.
 * - `anonymous`: nobody needs to be signed in.
 * - `signedIn`: a valid session cookie.
 * - `guest`: somebody let in to one session, by a cookie of its own that nothing else accepts.
 * - `machine`: another program of the installation, proved by a signature (the SFU's webhook).
 */
export type Caller = 'anonymous' | 'signedIn' | 'guest' | 'machine';

/**
 * One HTTP operation, defined once. The server mounts it, the client calls it typed, and the OpenAPI document
 * and the access matrix test are made from the same object.
 */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** `<feature>.<verb><Noun>`, unique. */
  readonly id: string;
  readonly method: Method;
  /** Express syntax below the origin: `/api/sessions/:sessionId`. */
  readonly path: string;
  readonly summary: string;
  readonly caller: Caller;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Absent where the answer has no body (204). */
  readonly output?: Output;
  /** Set where the answer is a file of this type and no JSON; `output` is then its text. */
  readonly media?: string;
  /** Codes this operation answers beyond the general ones (invalid_input, signed_out, unavailable, internal, too_many_requests). */
  readonly errors: readonly ErrorCode[];
}

// biome-ignore lint/suspicious/noExplicitAny: the widest operation; its parts are recovered by inference
export type AnyOperation = Operation<any, any, any, any>;

type Part<O, K extends string, Side extends 'in' | 'out'> = O extends { [P in K]: infer S extends z.ZodType }
  ? Side extends 'in'
    ? { [P in K]: z.input<S> }
    : { [P in K]: z.output<S> }
  : unknown;

/** What a caller passes: only the parts that the operation names. */
export type InputOf<O> = Part<O, 'params', 'in'> & Part<O, 'query', 'in'> & Part<O, 'body', 'in'>;

/** What a handler receives after validation. */
export type ParsedOf<O> = Part<O, 'params', 'out'> & Part<O, 'query', 'out'> & Part<O, 'body', 'out'>;

/** What the operation answers; `undefined` without a body. */
export type OutputOf<O> = O extends { output: infer S extends z.ZodType } ? z.output<S> : undefined;

/** Defines an operation, keeping the exact types of its parts. */
export function operation<const O extends Omit<AnyOperation, 'errors'> & { errors: readonly ErrorCode[] }>(
  definition: O,
): O {
  return definition;
}

/** Fills `:name` parts of a path with encoded values. */
export function fillPath(path: string, params: Record<string, string> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`path ${path} needs ${name}`);
    return encodeURIComponent(value);
  });
}
