import type { CollabLimits } from '@rapport/shared/collab/limits';
import { type CloseCode, closeCode } from '@rapport/shared/collab/protocol';
import { DurableCount } from './durableCount.ts';
import { GapWatch } from './gapWatch.ts';
import { LossWatch } from './lossWatch.ts';
import type { Member } from './member.ts';
import type { Part } from './part.ts';
import type { Outcome, Room } from './room.ts';
import { serverMessage } from './serverMessage.ts';

/**
 * What one connection writes and what it is asked for: answers to our step 1, gaps in what it sent, text that was
 * refused for now, and how many of its messages are durable.
 */
export class Exchange {
  readonly #member: Member;
  readonly #room: Room;
  readonly #limits: CollabLimits;
  readonly #restores: boolean;
  readonly #durable: DurableCount;
  readonly #gaps: GapWatch;
  readonly #losses: LossWatch;
  /** Steps 1 that we sent and that were not answered: only answers may be as large as a first synchronisation. */
  #asked = 0;
  /** Something was left out that may be welcome later. */
  #owed = false;
  #clients = 0;

  /** @param restores see `upgradeQuery.restores` */
  constructor(member: Member, room: Room, limits: CollabLimits, restores: boolean) {
    this.#member = member;
    this.#room = room;
    this.#limits = limits;
    this.#restores = restores;
    this.#durable = new DurableCount((messages) => member.send(serverMessage.durable(messages)));
    this.#gaps = new GapWatch(limits, () => member.close(closeCode.timeout));
    this.#losses = new LossWatch({
      lossMs: limits.lossMs,
      ask: () => this.ask(),
      onChange: () => member.statusChanged(),
    });
  }

  /** It has text of others that the server lacks. */
  get behind(): boolean {
    return this.#losses.behind;
  }

  /** Asks for everything that the room does not have. */
  ask(): void {
    // More at once would not tell us more.
    if (this.#asked > 0) return;
    this.#asked += 1;
    this.#member.send(serverMessage.step1(this.#room.stateVector()));
  }

  /** There is space again. */
  askAgain(): void {
    if (this.#owed) this.ask();
  }

  /** Parts of this connection have become durable. */
  stored(): void {
    this.#durable.stored();
  }

  end(): void {
    this.#gaps.end();
    this.#losses.end();
  }

  /**
   * @param frame the message that carried it
   * @returns with what to close the connection; undefined when all is well
   * @throws MalformedError
   */
  write(type: 'step2' | 'update', update: Uint8Array, frame: Uint8Array): CloseCode | undefined {
    const answer = type === 'step2' && this.#asked > 0;
    if (answer) this.#asked -= 1;
    const { firstSyncBytes, updateBytes } = this.#limits;
    if (update.length > (answer ? firstSyncBytes : updateBytes)) return closeCode.tooLarge;
    if (this.#member.rights === 'read') return this.#pretendToWrite(update);
    const restores = this.#restores && answer;
    const author = { person: this.#member.person.id, member: this.#member, restores };
    return this.#settle(this.#room.accept(update, author, type === 'update' ? frame : undefined), answer);
  }

  /** Stock clients answer our step 1 whatever their rights are; what brings nothing new is no attempt to write. */
  #pretendToWrite(update: Uint8Array): CloseCode | undefined {
    if (this.#room.brings(update)) return closeCode.readOnly;
    this.#took(this.#room.onItsWay);
    return undefined;
  }

  #settle(outcome: Outcome, answer: boolean): CloseCode | undefined {
    if (outcome === 'tooLarge') return closeCode.tooLarge;
    if (outcome === 'full') {
      this.#owed = true;
      this.#durable.miss();
      this.#took(undefined);
      return undefined;
    }
    const { part, newClients, gapBytes, partial } = outcome;
    this.#clients += newClients;
    if (this.#clients > this.#limits.clientsPerConnection) return closeCode.tooMany;
    if (partial) this.#owed = true;
    if (answer) this.#losses.answered(partial);
    if (gapBytes > 0) {
      this.#durable.miss();
      this.#took(part);
      this.#closeGap(gapBytes);
      return undefined;
    }
    if (answer) {
      this.#owed = partial;
      this.#gaps.closed();
      this.#durable.resolved();
    }
    this.#took(part);
    return undefined;
  }

  /** @param part with which all that the message says is stored; undefined when it is already */
  #took(part: Part | undefined): void {
    this.#durable.took(part);
    // Somebody else's: nobody tells this connection of it.
    if (part && part.from !== this.#member) void part.untilStored().then(() => this.#durable.stored());
  }

  #closeGap(bytes: number): void {
    // It stands in text of others: to ask this sender again brings nothing.
    if (this.#losses.lacking) this.#gaps.closed();
    else if (this.#gaps.missing(bytes)) this.ask();
  }
}
