import { isErrorBody, RapportError } from '@rapport/shared/core/errors';
import { type AnyOperation, fillPath, type InputOf, type OutputOf } from '@rapport/shared/core/route';

/** A caller with cookies of its own. */
export interface TestClient {
  /** Calls an operation as a browser of our origin would. @throws RapportError with the server's code */
  call<const O extends AnyOperation>(
    operation: O,
    ...input: keyof InputOf<O> extends never ? [] : [InputOf<O>]
  ): Promise<OutputOf<O>>;
  /** The cookie header, for sockets. */
  cookie(): string;
}

interface Options {
  /** The page's origin, where a proxy stands between it and the server's own address. */
  readonly sentFrom?: string | undefined;
  /** Of somebody who is signed in already. */
  readonly cookie?: string | undefined;
}

/** @param origin the server's own address */
export function createClient(origin: string, { sentFrom = origin, cookie }: Options = {}): TestClient {
  const jar = new CookieJar(cookie);
  return {
    cookie: () => jar.header(),
    async call(operation, ...[input]) {
      const { params, query, body } = (input ?? {}) as {
        params?: Record<string, string>;
        query?: Record<string, unknown>;
        body?: unknown;
      };
      const response = await fetch(`${origin}${fillPath(operation.path, params)}${searchOf(query)}`, {
        method: operation.method.toUpperCase(),
        headers: {
          origin: sentFrom,
          ...(jar.header() !== '' && { cookie: jar.header() }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      jar.take(response.headers);
      if (response.status === 204) return undefined as never;
      if (operation.media && response.ok) return (await response.text()) as never;
      const answer: unknown = await response.json();
      if (isErrorBody(answer)) {
        const { code, message, fields } = answer.error;
        throw new RapportError(code, { message, ...(fields && { fields }) });
      }
      return answer as never;
    },
  };
}

function searchOf(query: Record<string, unknown> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `?${search}` : '';
}

/** As much of a browser's as our one cookie needs. */
class CookieJar {
  readonly #cookies = new Map<string, string>();

  constructor(header = '') {
    for (const pair of header.split('; ').filter(Boolean)) this.#put(pair);
  }

  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  take(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      if (/max-age=0/i.test(line)) this.#cookies.delete(pair.slice(0, pair.indexOf('=')));
      else this.#put(pair);
    }
  }

  #put(pair: string): void {
    const at = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
