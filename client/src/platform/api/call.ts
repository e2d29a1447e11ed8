import { type ErrorCode, isErrorBody, RapportError } from '@rapport/shared/core/errors';
import { type AnyOperation, fillPath, type InputOf, type OutputOf } from '@rapport/shared/core/route';
import { reachability } from './reachability.ts';

/** A server that has not answered by then counts as unreachable, where nobody says otherwise (ms). */
const answerWithin = 10_000;

export interface CallOptions {
  /** Ends it because its answer is not wanted any more, which says nothing of the server. */
  signal?: AbortSignal;
  /** A server that has not answered by then counts as unreachable (ms). */
  within?: number;
  /** `high`: before what else the page asks at the same time. */
  priority?: RequestPriority;
}

interface Parts {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/**
 * Calls an operation of the contract.
 * @throws RapportError always and only: `unavailable` with its `cause` when the server cannot be reached
 */
export async function call<O extends AnyOperation>(
  operation: O,
  input: InputOf<O>,
  { signal, within = answerWithin, priority = 'auto' }: CallOptions = {},
): Promise<OutputOf<O>> {
  const { params, query, body } = (input ?? {}) as Parts;
  const timeout = AbortSignal.timeout(within);
  let response: Response;
  try {
    response = await fetch(fillPath(operation.path, params) + searchOf(query), {
      method: operation.method.toUpperCase(),
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      priority,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (cause) {
    if (!signal?.aborted) reachability.failed('offline');
    throw new RapportError('unavailable', { cause });
  }
  if (!response.ok) throw await refusalOf(response);
  if (response.status === 204) return undefined as OutputOf<O>;
  try {
    return (await (operation.media ? response.text() : response.json())) as OutputOf<O>;
  } catch (cause) {
    throw new RapportError('internal', { message: 'The answer cannot be read.', cause });
  }
}

async function refusalOf(response: Response): Promise<RapportError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isErrorBody(body)) {
    if (body.error.code === 'unavailable') reachability.failed('unavailable');
    return new RapportError(body.error.code, body.error);
  }
  // Not ours: a proxy in front of a server that is away, or something older than this client.
  const code = foreignCode(response.status);
  if (code === 'unavailable') reachability.failed('offline');
  return new RapportError(code, { message: `HTTP ${response.status}` });
}

function foreignCode(status: number): ErrorCode {
  if (status === 502 || status === 503 || status === 504) return 'unavailable';
  if (status === 413) return 'too_large';
  if (status === 429) return 'too_many_requests';
  return 'internal';
}

function searchOf(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `?${search}` : '';
}
