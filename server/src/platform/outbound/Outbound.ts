import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type Exchange, exchange, type OutboundAnswer } from './exchange.ts';
import { OutboundError, outboundError } from './OutboundError.ts';
import { isPublicAddress } from './publicAddress.ts';
import { hostOf, portOf, redirectTarget, targetOf } from './target.ts';

export type { OutboundAnswer } from './exchange.ts';

/** Sizes in bytes, times in ms. */
export interface OutboundLimits {
  /** From the first look at the name to the last byte, redirects included. */
  readonly totalMs: number;
  readonly headerBytes: number;
  readonly bodyBytes: number;
}

const defaults: OutboundLimits = { totalMs: 10_000, headerBytes: 16 * 1024, bodyBytes: 5 * 1024 * 1024 };
const mostRedirects = 3;
const usualPorts: readonly number[] = [80, 443];

export interface OutboundOptions {
  /** All addresses of a name. Asked once for each hop: what it answers is checked, and that is what is connected to. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Whether the server may connect to there. By default public addresses at the ports of the web. */
  readonly allow?: (to: { readonly address: string; readonly port: number }) => boolean;
  /** Certificates (PEM) that are trusted instead of the usual ones. */
  readonly ca?: string;
}

/**
 * The only way from here to addresses that people name. It goes to the public network and nowhere else, whatever a name
 * resolves to now, the next time or after a redirect, and takes no more time and memory than it may.
 */
export class Outbound {
  readonly #resolve: NonNullable<OutboundOptions['resolve']>;
  readonly #allow: NonNullable<OutboundOptions['allow']>;
  readonly #ca: string | undefined;
  readonly #underWay = new Set<AbortController>();

  constructor({ resolve = resolveByTheSystem, allow = isUsual, ca }: OutboundOptions = {}) {
    this.#resolve = resolve;
    this.#allow = allow;
    this.#ca = ca;
  }

  /** Follows three redirects at most, each checked like the first address. @throws OutboundError always and only */
  get(address: string, limits: Partial<OutboundLimits> = {}): Promise<OutboundAnswer> {
    return this.#within({ ...defaults, ...limits }, async (hop) => {
      let url = targetOf(address);
      for (let redirects = 0; ; redirects++) {
        const answer = await hop(url, { method: 'GET' });
        const { location } = answer.headers;
        if (answer.status < 300 || answer.status >= 400 || location === undefined) return answer;
        if (redirects === mostRedirects) throw new OutboundError('redirects');
        url = redirectTarget(url, location);
      }
    });
  }

  /** Follows no redirect: what is sent is meant for that address. @throws OutboundError always and only */
  post(
    address: string,
    message: Pick<Exchange, 'headers' | 'body'>,
    limits: Partial<OutboundLimits> = {},
  ): Promise<OutboundAnswer> {
    return this.#within({ ...defaults, ...limits }, async (hop) =>
      hop(targetOf(address), { method: 'POST', ...message }),
    );
  }

  /** Cuts off what is under way. */
  end(): void {
    for (const ending of this.#underWay) ending.abort(new OutboundError('unreachable'));
  }

  async #within<T>(
    limits: OutboundLimits,
    work: (hop: (url: URL, message: Exchange) => Promise<OutboundAnswer>) => Promise<T>,
  ): Promise<T> {
    const ending = new AbortController();
    const { signal } = ending;
    const timer = setTimeout(() => ending.abort(new OutboundError('slow')), limits.totalMs);
    const over = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    this.#underWay.add(ending);
    const hop = async (url: URL, message: Exchange) => {
      const addresses = await this.#addressesOf(url);
      return exchange(url, message, { ...limits, addresses, signal, ca: this.#ca });
    };
    try {
      return await Promise.race([work(hop), over]);
    } catch (thrown) {
      throw outboundError(thrown);
    } finally {
      clearTimeout(timer);
      this.#underWay.delete(ending);
      ending.abort();
    }
  }

  async #addressesOf(url: URL): Promise<readonly string[]> {
    const host = hostOf(url);
    const addresses = isIP(host) ? [host] : await this.#resolve(host).catch(() => []);
    if (addresses.length === 0) throw new OutboundError('unknown_host');
    const port = portOf(url);
    if (!addresses.every((address) => this.#allow({ address, port }))) throw new OutboundError('not_allowed');
    return addresses;
  }
}

const isUsual: NonNullable<OutboundOptions['allow']> = ({ address, port }) =>
  usualPorts.includes(port) && isPublicAddress(address);

async function resolveByTheSystem(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}
