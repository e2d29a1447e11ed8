import { mostInSession } from '@rapport/shared/sessions/inSession.api';
import type { Live } from '../../../platform/realtime/live.ts';
import type { Mentorships } from '../../mentorships/index.ts';
import { callLimits } from './callLimits.ts';
import { CallPresenceModel, type CallPresenceRow } from './presence.model.ts';

interface Ports {
  readonly mentorships: Pick<Mentorships, 'partnersOf'>;
  readonly live: Pick<Live, 'send'>;
  readonly now: () => number;
}

/**
 * Who is in a call at this moment, by what was last seen of them. It is told to those who are paired with them now, who
 * would call them otherwise: that they are, and neither with whom nor where.
 */
export class InCalls {
  readonly #ports: Ports;
  /** Those of whom it was told that they are. */
  readonly #told = new Set<string>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Of these people. */
  async of(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (personIds.length === 0) return new Set();
    return this.#seen({ personId: { $in: [...personIds] } });
  }

  /** Those of a person's own partners who are, for that person. */
  async forPartner(personId: string): Promise<string[]> {
    const inCall = await this.of(await this.#ports.mentorships.partnersOf(personId));
    return [...inCall].slice(0, mostInSession);
  }

  /** Tells partners of who has come or gone since the last time; a hint to read again. */
  async tell(): Promise<void> {
    const inCall = await this.#seen({});
    const changed = [...new Set([...inCall, ...this.#told])].filter(
      (personId) => inCall.has(personId) !== this.#told.has(personId),
    );
    // One that cannot be told holds nobody up.
    const results = await Promise.allSettled(
      changed.map((personId) => this.#tellOf(personId, inCall.has(personId))),
    );
    const failed = results.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  async #tellOf(personId: string, inSession: boolean): Promise<void> {
    const partners = await this.#ports.mentorships.partnersOf(personId);
    this.#ports.live.send(partners, 'person.inSession', { personId, inSession });
    // Not before: whoever could not be told is told the next time.
    if (inSession) this.#told.add(personId);
    else this.#told.delete(personId);
  }

  async #seen(which: { personId?: { $in: string[] } }): Promise<ReadonlySet<string>> {
    const to = { $gte: this.#ports.now() - callLimits.seenForMs };
    const rows = await CallPresenceModel.find({ ...which, to }, { personId: 1, left: 1 }).lean<
      Pick<CallPresenceRow, 'personId' | 'left'>[]
    >();
    return new Set(rows.flatMap(({ personId, left }) => (left === undefined ? [personId] : [])));
  }
}
