import type { Span } from '@rapport/shared/scheduling/availability';
import type { CalendarProblem } from '@rapport/shared/scheduling/calendars.api';
import type { Kernel } from '../../../platform/kernel.ts';
import { OutboundError } from '../../../platform/outbound/OutboundError.ts';
import { Turnstile } from '../../../platform/turnstile.ts';
import { busyLimits } from './busy.limits.ts';
import { IcsReader } from './ics/IcsReader.ts';

export type Reading = { readonly spans: Span[] } | { readonly problem: CalendarProblem };

export interface Patience {
  readonly fetchMs: number;
  readonly readMs: number;
}

/** Statuses that mean: this address leads nowhere, or needs more than the address. */
const refusing: readonly number[] = [401, 402, 403, 404, 410, 451];

/** From an address to busy times, or to why there are none. */
export class CalendarReader {
  readonly #gate = new Turnstile(busyLimits.fetches);
  readonly #ics: IcsReader;
  readonly #ownHosts: readonly string[];

  constructor(private readonly kernel: Pick<Kernel, 'config' | 'log' | 'clock' | 'outbound' | 'lifetime'>) {
    this.#ownHosts = kernel.config.RAPPORT_ORIGINS.map((origin) => new URL(origin).hostname);
    this.#ics = new IcsReader(kernel.log);
    kernel.lifetime.onEnd('calendar readers', () => this.#ics.end());
  }

  read(url: string, zone: string, patience: Patience): Promise<Reading> {
    return this.#gate.pass(async () => {
      const fetched = await this.#fetch(url, patience.fetchMs);
      if ('problem' in fetched) return fetched;
      const now = this.kernel.clock.now();
      const within = { from: now - busyLimits.behindMs, to: now + busyLimits.aheadMs };
      return this.#ics.read(fetched.body, { zone, within, ownHosts: this.#ownHosts }, patience.readMs);
    });
  }

  async #fetch(url: string, totalMs: number): Promise<{ body: Buffer } | { problem: CalendarProblem }> {
    try {
      const { status, body } = await this.kernel.outbound.get(url, { totalMs });
      if (status >= 200 && status < 300) return { body };
      return { problem: refusing.includes(status) ? 'refused' : 'failing' };
    } catch (error) {
      if (error instanceof OutboundError) return { problem: error.reason };
      throw error;
    }
  }
}
