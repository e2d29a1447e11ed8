import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a guest link leads; what follows is its secret, in the fragment, which no log and no referrer gets. */
const page = '/guest';

/**
 * Links of guests. The secret is made from the guest's id and the installation's own secret: it is kept nowhere, either
 * of the two may read it again, and a copy of the database opens no door.
 */
export class GuestLinks {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  pathOf(guestId: string): string {
    return `${page}#${guestId}.${this.#sign(guestId)}`;
  }

  /** Whose link it is; undefined for what is none. Whether it still works is another question. */
  guestOf(token: string): string | undefined {
    const [, guestId = '', sign = ''] = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(token) ?? [];
    if (!guestId) return undefined;
    return timingSafeEqual(Buffer.from(sign), Buffer.from(this.#sign(guestId))) ? guestId : undefined;
  }

  #sign(guestId: string): string {
    return createHmac('sha256', this.#secret).update(`rapport guest link ${guestId}`).digest('base64url');
  }
}
