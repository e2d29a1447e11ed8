import { personOf } from '../connection/identity.ts';
import { Observable } from '../Observable.ts';
import { Meter } from './Meter.ts';
import type { SignalLine } from './SignalLine.ts';
import { signalLimits } from './signalLimits.ts';
import { decodeSignal, encodeSignal, type ReactionKind, type SignalMessage } from './signalMessage.ts';

export interface Hand {
  readonly person: string;
  /** Server time (ms). */
  readonly raisedAt: number;
}

export interface Reaction {
  readonly id: number;
  readonly person: string;
  readonly kind: ReactionKind;
}

export interface SignalsState {
  /** The first that was raised first. */
  readonly hands: readonly Hand[];
  /** Those that float now, the newest last. */
  readonly reactions: readonly Reaction[];
}

/** Worth saying to who does not see it. `place` is the hand's among those that are up, from 1. */
export type SignalNews =
  | { readonly news: 'raised'; readonly person: string; readonly place: number }
  | { readonly news: 'lowered'; readonly person: string }
  | { readonly news: 'reacted'; readonly person: string; readonly kind: ReactionKind };

export interface SignalsDependencies {
  readonly line: SignalLine;
  /** The person here. */
  readonly self: string;
  /** Server time (ms); an estimate, with fractions. */
  readonly now: () => number;
}

/**
 * Raised hands and reactions of everybody in a call, from `start` until `end`. What comes in is never trusted: parsed,
 * bounded and metered per person. A hand is kept by the one who raised it and told to each who comes and asks.
 */
export class Signals {
  readonly state = new Observable<SignalsState>({ hands: [], reactions: [] });
  readonly #the: SignalsDependencies;
  readonly #meters = new Map<string, Meter>();
  readonly #spoken = new Map<string, Meter>();
  /** The last state of hands that changed too often. */
  readonly #late = new Map<string, number | null>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #onNews: (news: SignalNews) => void = () => undefined;
  /** Connections that have not said yet whether their hand is up. */
  #unanswered = new Set<string>();
  /** Another device of the person's is there, and about to tell of their hand. */
  #isElsewhere = false;
  #unwatch: () => void = () => undefined;
  #lastId = 0;

  constructor(dependencies: SignalsDependencies) {
    this.#the = dependencies;
  }

  start(onNews: (news: SignalNews) => void): void {
    const { line, self } = this.#the;
    this.#onNews = onNews;
    this.#unwatch = line.watch({
      onBytes: (from, bytes) => this.#receive(from, bytes),
      onGone: (identity) => this.#miss(personOf(identity)),
      onConnected: () => {
        this.#forgetAbsent();
        const others = line.identities();
        this.#isElsewhere = this.#isPresent(self);
        this.#unanswered = new Set(others);
        this.#ask(signalLimits.asks);
      },
    });
  }

  /** Ending twice is safe. */
  end(): void {
    this.#unwatch();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  isUp(person: string): boolean {
    return this.state.get().hands.some((hand) => hand.person === person);
  }

  /** One's own hand: stays up until it is lowered. */
  readonly toggleHand = (): void => {
    const { self, now } = this.#the;
    const raisedAt = this.isUp(self) ? null : Math.floor(now());
    this.#setHand(self, raisedAt);
    this.#send({ v: 1, type: 'hand', raisedAt });
  };

  /** Quietly does nothing where it is too often. */
  readonly react = (kind: ReactionKind): void => {
    const { self } = this.#the;
    if (!this.#mayGoOn(self)) return;
    this.#float(self, kind);
    this.#send({ v: 1, type: 'reaction', kind });
  };

  #receive(from: string, bytes: Uint8Array): void {
    const person = personOf(from);
    const isAllowed = this.#mayGoOn(person);
    const message = decodeSignal(bytes);
    if (!message) return;
    if (message.type === 'hand') this.#unanswered.delete(from);
    if (message.type === 'reaction') {
      // One's own other device has shown it already.
      if (isAllowed && person !== this.#the.self) this.#float(person, message.kind);
      return;
    }
    if (message.type === 'ask' && isAllowed) this.#answer(from);
    const { raisedAt } = message;
    if (raisedAt === undefined) return;
    if (isAllowed && !this.#late.has(person)) this.#setHand(person, raisedAt);
    else this.#setLate(person, raisedAt);
  }

  #setHand(person: string, raisedAt: number | null): void {
    const { hands } = this.state.get();
    const wasUp = this.isUp(person);
    if (raisedAt === null) {
      if (!wasUp) return;
      this.#showHands(hands.filter((hand) => hand.person !== person));
      return this.#tell({ news: 'lowered', person });
    }
    if (wasUp) return;
    // Whole, because it is told to others as it stands here.
    const now = Math.floor(this.#the.now());
    const hand = { person, raisedAt: Math.min(now, Math.max(now - signalLimits.handMs, raisedAt)) };
    const next = [...hands, hand].sort((a, b) => a.raisedAt - b.raisedAt);
    this.#showHands(next);
    this.#tell({ news: 'raised', person, place: next.indexOf(hand) + 1 });
  }

  #setLate(person: string, raisedAt: number | null): void {
    const isWaiting = this.#late.size > 0;
    this.#late.set(person, raisedAt);
    if (isWaiting) return;
    this.#after(signalLimits.lateMs, () => {
      const late = [...this.#late];
      this.#late.clear();
      for (const [who, at] of late) this.#setHand(who, at);
    });
  }

  #float(person: string, kind: ReactionKind): void {
    const reaction = { id: ++this.#lastId, person, kind };
    this.state.update((state) => ({
      ...state,
      reactions: [...state.reactions, reaction].slice(-signalLimits.floating),
    }));
    this.#tell({ news: 'reacted', person, kind });
    this.#after(signalLimits.floatsMs, () =>
      this.state.update((state) => ({
        ...state,
        reactions: state.reactions.filter(({ id }) => id !== reaction.id),
      })),
    );
  }

  #miss(person: string): void {
    if (person !== this.#the.self) return this.#forget(person);
    // Others have kept the hand for this device, which may not have heard of it: a page that died tells nothing.
    if (!this.#isPresent(person)) this.#send({ v: 1, type: 'hand', raisedAt: this.#ownHand() });
  }

  /** A hand goes with its person, which is news of its own; not while they are there on another device. */
  #forget(person: string): void {
    if (person === this.#the.self || this.#isPresent(person)) return;
    this.#late.delete(person);
    this.#meters.delete(person);
    for (const key of spokenKeys(person)) this.#spoken.delete(key);
    this.#showHands(this.state.get().hands.filter((hand) => hand.person !== person));
  }

  /** On another device, where it is the person here. */
  #isPresent(person: string): boolean {
    return this.#the.line.identities().some((identity) => personOf(identity) === person);
  }

  #forgetAbsent(): void {
    for (const { person } of this.state.get().hands) this.#forget(person);
  }

  /** Again and again until everybody has answered: the SFU drops what comes before its way to a new connection is open. */
  #ask(times: number): void {
    const present = this.#the.line.identities();
    const silent = [...this.#unanswered].filter((identity) => present.includes(identity));
    if (silent.length === 0 || times === 0) return;
    const raisedAt = this.#ownHand();
    // A page that was reloaded has forgotten its hand, which others may still see.
    const knows = raisedAt !== null || !this.#isElsewhere;
    for (const identity of silent) {
      this.#send({ v: 1, type: 'ask', ...(knows && { raisedAt }) }, identity);
    }
    this.#after(signalLimits.askEveryMs, () => this.#ask(times - 1));
  }

  #answer(to: string): void {
    this.#send({ v: 1, type: 'hand', raisedAt: this.#ownHand() }, to);
  }

  #ownHand(): number | null {
    return this.state.get().hands.find(({ person }) => person === this.#the.self)?.raisedAt ?? null;
  }

  #send(message: SignalMessage, to?: string): void {
    // Without a connection a hand is told with the next one, and a reaction has missed its moment.
    this.#the.line.send(encodeSignal(message), to).catch(() => undefined);
  }

  #tell(news: SignalNews): void {
    const [ofHand, ofReactions] = spokenKeys(news.person);
    const key = news.news === 'reacted' ? ofReactions : ofHand;
    if (this.#take(this.#spoken, key, signalLimits.spokenBurst, signalLimits.spokenEveryMs)) {
      this.#onNews(news);
    }
  }

  #mayGoOn(person: string): boolean {
    return this.#take(this.#meters, person, signalLimits.burst, signalLimits.everyMs);
  }

  #take(meters: Map<string, Meter>, key: string, burst: number, everyMs: number): boolean {
    const meter = meters.get(key) ?? new Meter(burst, everyMs);
    meters.set(key, meter);
    return meter.take(this.#the.now());
  }

  #showHands(hands: readonly Hand[]): void {
    this.state.update((state) => ({ ...state, hands }));
  }

  #after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }
}

/** A hand is one's turn to speak: reactions must not keep it from being said. */
function spokenKeys(person: string): readonly [ofHand: string, ofReactions: string] {
  return [`${person} hand`, `${person} reactions`];
}
