import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { CookieOptions, Response } from 'express';

/** The cookie by which a guest's browser is known. It goes with the window; nothing but a guest's own routes reads it. */
export class GuestCookie {
  readonly #name: string;
  readonly #options: CookieOptions;

  /** @param isSecure whether people reach us by https */
  constructor(isSecure: boolean) {
    this.#name = isSecure ? '__Host-rapport-guest' : 'rapport-guest';
    this.#options = { httpOnly: true, sameSite: 'strict', secure: isSecure, path: '/' };
  }

  /** A new one, with the hash by which it is known again; `give` sets it. */
  make(): { hash: string; give: (res: Response) => void } {
    const value = randomBytes(32).toString('base64url');
    return { hash: hashOf(value), give: (res) => void res.cookie(this.#name, value, this.#options) };
  }

  take(res: Response): void {
    res.cookie(this.#name, '', { ...this.#options, maxAge: 0 });
  }

  /** Undefined where there is none that could be ours. */
  hashIn({ cookie = '' }: IncomingHttpHeaders): string | undefined {
    const start = `${this.#name}=`;
    const value = cookie
      .split(/; */)
      .find((pair) => pair.startsWith(start))
      ?.slice(start.length);
    return value && /^[\w-]{43}$/.test(value) ? hashOf(value) : undefined;
  }
}

const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex');
