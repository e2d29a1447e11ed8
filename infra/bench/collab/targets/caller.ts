import { isErrorBody, RapportError } from '@rapport/shared/core/errors';
import { type AnyOperation, fillPath, type InputOf, type OutputOf } from '@rapport/shared/core/route';

/** Somebody who calls operations, signed in from the first one that signs in. */
export class Caller {
  readonly #origin: string;
  #cookie = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The cookie header, for sockets. */
  get cookie(): string {
    return this.#cookie;
  }

  /** @throws RapportError with the server's code */
  async call<const O extends AnyOperation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>> {
    const { params, body } = input as { params?: Record<string, string>; body?: unknown };
    const response = await fetch(`${this.#origin}${fillPath(operation.path, params)}`, {
      method: operation.method.toUpperCase(),
      headers: { origin: this.#origin, cookie: this.#cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(';', 1)[0] ?? '';
    const answer: unknown = await response.json();
    if (isErrorBody(answer)) {
      const { code, message } = answer.error;
      throw new RapportError(code, { message: `${operation.id}: ${message}` });
    }
    return answer as OutputOf<O>;
  }
}
