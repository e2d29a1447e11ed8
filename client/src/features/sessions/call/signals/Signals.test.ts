import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignalLine, SignalLineEvents } from './SignalLine.ts';
import { type SignalNews, Signals } from './Signals.ts';
import { signalLimits } from './signalLimits.ts';
import { decodeSignal, encodeSignal, type SignalMessage } from './signalMessage.ts';

class PlayedLine implements SignalLine {
  present: string[] = [];
  isUp = true;
  sent: { message: SignalMessage | undefined; to: string | undefined }[] = [];
  events: SignalLineEvents | undefined;

  async send(bytes: Uint8Array<ArrayBuffer>, to?: string): Promise<void> {
    if (!this.isUp) throw new Error('no way');
    this.sent.push({ message: decodeSignal(bytes), to });
  }

  identities = () => this.present;

  watch(events: SignalLineEvents): () => void {
    this.events = events;
    return () => {
      this.events = undefined;
    };
  }

  arrive(identity: string): void {
    this.present.push(identity);
  }

  go(identity: string): void {
    this.present = this.present.filter((one) => one !== identity);
    this.events?.onGone(identity);
  }

  say(from: string, message: SignalMessage): void {
    this.events?.onBytes(from, encodeSignal(message));
  }
}

const start = 1_800_000_000_000;
const hand = (raisedAt: number | null): SignalMessage => ({ v: 1, type: 'hand', raisedAt });
const ask = (raisedAt?: number | null): SignalMessage => ({
  ...({ v: 1, type: 'ask' } as const),
  ...(raisedAt !== undefined && { raisedAt }),
});
const heart: SignalMessage = { v: 1, type: 'reaction', kind: 'heart' };

describe('hands and reactions in a call', () => {
  let line: PlayedLine;
  let news: SignalNews[];
  let signals: Signals;
  const up = () => signals.state.get().hands.map(({ person }) => person);

  beforeEach(() => {
    vi.useFakeTimers({ now: start });
    line = new PlayedLine();
    news = [];
    signals = new Signals({ line, self: 'me', now: () => Date.now() + 0.5 });
    signals.start((one) => news.push(one));
    line.arrive('jonas_phone-1');
  });

  afterEach(() => {
    signals.end();
    vi.useRealTimers();
  });

  it('a hand stays up until it is lowered, and whoever comes later and asks is told of it', () => {
    signals.toggleHand();
    expect(up()).toEqual(['me']);
    vi.advanceTimersByTime(60 * 60_000);
    line.arrive('ada_laptop-1');
    line.say('ada_laptop-1', ask(null));
    expect(line.sent).toEqual([
      { message: hand(start), to: undefined },
      { message: hand(start), to: 'ada_laptop-1' },
    ]);
    signals.toggleHand();
    expect(up()).toEqual([]);
    expect(line.sent.at(-1)).toEqual({ message: hand(null), to: undefined });
  });

  it('is told again after a lost connection, and was not lost by it', () => {
    line.isUp = false;
    signals.toggleHand();
    line.isUp = true;
    line.events?.onConnected();
    expect(line.sent).toEqual([{ message: ask(start), to: 'jonas_phone-1' }]);
  });

  it('a page that was reloaded tells those who are there that its hand is down, and not who is about to take over', () => {
    line.events?.onConnected();
    expect(line.sent).toEqual([{ message: ask(null), to: 'jonas_phone-1' }]);
    line.arrive('me_laptop-2');
    line.events?.onConnected();
    expect(line.sent.slice(1)).toEqual([
      { message: ask(), to: 'jonas_phone-1' },
      { message: ask(), to: 'me_laptop-2' },
    ]);
  });

  it('a page that was back before anybody missed it finds the hands of the others by asking', () => {
    line.say('jonas_phone-1', hand(start));
    signals.end();
    signals = new Signals({ line, self: 'me', now: () => Date.now() });
    signals.start((one) => news.push(one));
    line.events?.onConnected();
    expect(line.sent.at(-1)).toEqual({ message: ask(null), to: 'jonas_phone-1' });
    line.say('jonas_phone-1', hand(start));
    expect(up()).toEqual(['jonas']);
  });

  it('whoever asks again has lowered their hand by coming anew', () => {
    line.say('jonas_phone-1', hand(start));
    line.say('jonas_phone-1', ask());
    expect(up()).toEqual(['jonas']);
    line.say('jonas_phone-1', ask(null));
    expect(up()).toEqual([]);
  });

  it('asks again until it is answered, because what comes too early is dropped; not for ever, and nobody who has gone', () => {
    line.arrive('ada_laptop-1');
    line.arrive('eve_phone-1');
    line.events?.onConnected();
    line.sent = [];
    line.say('jonas_phone-1', hand(null));
    line.go('eve_phone-1');
    vi.advanceTimersByTime(60 * signalLimits.askEveryMs);
    const asked = Array.from({ length: signalLimits.asks - 1 }, () => ({
      message: ask(null),
      to: 'ada_laptop-1',
    }));
    expect(line.sent).toEqual(asked);
  });

  it('says to who asks whether the hand is up, and not without end', () => {
    line.say('jonas_phone-1', ask(null));
    expect(line.sent).toEqual([{ message: hand(null), to: 'jonas_phone-1' }]);
    signals.toggleHand();
    for (let n = 0; n < 500; n++) line.say('jonas_phone-1', ask(null));
    expect(line.sent.length).toBeLessThanOrEqual(signalLimits.burst + 2);
  });

  it('several hands stand in the order of raising, also for somebody who hears of them in another', () => {
    line.arrive('ada_laptop-1');
    line.say('ada_laptop-1', hand(start - 1_000));
    line.say('jonas_phone-1', hand(start - 5_000));
    expect(up()).toEqual(['jonas', 'ada']);
    expect(news).toEqual([
      { news: 'raised', person: 'ada', place: 1 },
      { news: 'raised', person: 'jonas', place: 1 },
    ]);
  });

  it('nobody comes first by a time that has not been, or says a thing twice', () => {
    line.say('jonas_phone-1', hand(start + 1e9));
    expect(signals.state.get().hands).toEqual([{ person: 'jonas', raisedAt: start }]);
    line.say('jonas_phone-1', hand(start));
    expect(news).toHaveLength(1);
  });

  it('a hand goes with its person, but not while they change from one device to another', () => {
    line.say('jonas_phone-1', hand(start));
    line.arrive('jonas_laptop-2');
    line.go('jonas_phone-1');
    expect(up()).toEqual(['jonas']);
    line.go('jonas_laptop-2');
    expect(up()).toEqual([]);
    expect(news.map((one) => one.news)).toEqual(['raised']);
  });

  it('one’s own hand comes along to the device that takes the call over', () => {
    line.arrive('me_laptop-2');
    line.say('me_laptop-2', hand(start - 1_000));
    line.go('me_laptop-2');
    expect(up()).toEqual(['me']);
  });

  it('a page that died with its hand up is answered for by the next one, in a window of another name', () => {
    line.arrive('me_laptop-2');
    line.events?.onConnected();
    line.sent = [];
    line.go('me_laptop-2');
    expect(line.sent).toEqual([{ message: hand(null), to: undefined }]);
  });

  it('a reaction floats for a moment', () => {
    line.say('jonas_phone-1', heart);
    expect(signals.state.get().reactions).toMatchObject([{ person: 'jonas', kind: 'heart' }]);
    vi.advanceTimersByTime(signalLimits.floatsMs);
    expect(signals.state.get().reactions).toEqual([]);
  });

  it('a flood shows a few, says fewer, and leaves no state behind that was not the last', () => {
    for (let n = 0; n < 500; n++) line.say('jonas_phone-1', heart);
    expect(signals.state.get().reactions.length).toBeLessThanOrEqual(signalLimits.floating);
    expect(news.length).toBeLessThanOrEqual(signalLimits.spokenBurst);
    for (let n = 0; n < 501; n++) line.say('jonas_phone-1', hand(n % 2 === 0 ? start : null));
    vi.advanceTimersByTime(signalLimits.lateMs);
    expect(up()).toEqual(['jonas']);
    // Somebody else is not held up by it.
    line.arrive('ada_laptop-1');
    line.say('ada_laptop-1', heart);
    expect(news.at(-1)).toMatchObject({ news: 'reacted', person: 'ada' });
  });

  it('one’s own reactions are metered before they are sent', () => {
    for (let n = 0; n < 100; n++) signals.react('agree');
    expect(line.sent.length).toBeGreaterThan(0);
    expect(line.sent.length).toBeLessThanOrEqual(signalLimits.burst);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another version', JSON.stringify({ v: 2, type: 'reaction', kind: 'heart' })],
    ['an unknown reaction', JSON.stringify({ v: 1, type: 'reaction', kind: '<img src=x>' })],
    ['a hand at no time', JSON.stringify({ v: 1, type: 'hand', raisedAt: 'now' })],
    ['too much', JSON.stringify({ v: 1, type: 'reaction', kind: 'heart', more: 'x'.repeat(300) })],
  ])('%s changes nothing', (_, text) => {
    line.events?.onBytes('jonas_phone-1', new TextEncoder().encode(text));
    expect(signals.state.get()).toEqual({ hands: [], reactions: [] });
    expect(news).toEqual([]);
  });

  it('leaves no timer behind', () => {
    line.say('jonas_phone-1', heart);
    signals.end();
    expect(vi.getTimerCount()).toBe(0);
    expect(line.events).toBeUndefined();
  });
});
