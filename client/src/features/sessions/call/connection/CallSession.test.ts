import { RapportError } from '@rapport/shared/core/errors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaKind } from '../media/mediaChoice.ts';
import type { CallRoom, CallRoomEvents, GivenMedia, LossReason } from './CallRoom.ts';
import { CallSession } from './CallSession.ts';
import { NoMediaPathError } from './connectRoom.ts';
import type { MediaReading } from './mediaWatch.ts';

/** An SFU in memory: may be down, may throw people out, may let nothing flow. */
class PlayedRoom implements CallRoom {
  isUp = true;
  isConnected = false;
  tokens: string[] = [];
  sends: Record<MediaKind, boolean> = { microphone: false, camera: false };
  refuses: Partial<Record<MediaKind, string>> = {};
  events: CallRoomEvents | undefined;
  frames = 0;
  flows = true;
  carries = true;

  carriesMedia(): boolean {
    return this.carries;
  }

  async connect(token: string): Promise<void> {
    if (!this.isUp) throw new Error('unreachable');
    this.tokens.push(token);
    this.isConnected = true;
  }

  isReady = false;

  async goIn(): Promise<boolean> {
    const { isReady } = this;
    this.isReady = false;
    this.isConnected ||= isReady && this.isUp;
    return isReady && this.isUp;
  }

  async disconnect(): Promise<void> {
    this.isConnected = false;
    this.sends = { microphone: false, camera: false };
  }

  isEnded = false;

  async end(): Promise<void> {
    this.isEnded = true;
    await this.disconnect();
  }

  /** How long a device takes to open (ms). */
  opensAfter = 0;

  async publish(kind: MediaKind, on: boolean, given?: GivenMedia): Promise<void> {
    const name = this.refuses[kind];
    if (on && name) throw new DOMException('', name);
    if (on && this.opensAfter) await new Promise((resolve) => setTimeout(resolve, this.opensAfter));
    this.sends[kind] = on && given?.isWanted() !== false;
  }

  async drop(kind: MediaKind): Promise<void> {
    this.sends[kind] = false;
  }

  async readMedia(): Promise<MediaReading> {
    if (this.flows) this.frames += 30;
    return this.sends.camera ? { cameraFrames: this.frames } : {};
  }

  watch(events: CallRoomEvents): () => void {
    this.events = events;
    return () => {
      this.events = undefined;
    };
  }

  lose(reason: LossReason = 'lost'): void {
    this.isConnected = false;
    this.events?.onLost(reason);
  }
}

const both = { microphone: { on: true }, camera: { on: true } };
const flush = () => vi.advanceTimersByTimeAsync(1);

describe('a call', () => {
  let room: PlayedRoom;
  let refusal: RapportError | undefined;
  let asked: number;
  /** How long the server takes for a token (ms). */
  let answersAfter: number;
  /** As the page knows it. */
  let isUnanswered: boolean;
  let switches: number;
  let switchFails: RapportError | undefined;
  let session: CallSession;

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    room = new PlayedRoom();
    refusal = undefined;
    asked = 0;
    answersAfter = 0;
    isUnanswered = false;
    switches = 0;
    switchFails = undefined;
    session = new CallSession({
      room,
      askToken: async (takesOver) => {
        asked++;
        if (answersAfter > 0) await new Promise((resolve) => setTimeout(resolve, answersAfter));
        if (refusal && !(takesOver && refusal.code === 'in_call_elsewhere')) throw refusal;
        return `token-${asked}`;
      },
      isUnanswered: () => isUnanswered,
      switchHere: async () => {
        switches++;
        if (switchFails) throw switchFails;
      },
      browser: 'laptop',
    });
  });

  afterEach(async () => {
    await session.end();
    vi.useRealTimers();
  });

  it('connects with a token and sends what the person brought from the lobby', async () => {
    session.start({ microphone: { on: true }, camera: { on: false } });
    await flush();
    expect(session.state.get()).toEqual({ phase: 'connected' });
    expect(room.tokens).toEqual(['token-1']);
    expect(room.sends).toEqual({ microphone: true, camera: false });
  });

  it('goes in as it stands, without a question, and where that fails by the usual way', async () => {
    room.isReady = true;
    session.start(both);
    await flush();
    expect(session.state.get()).toEqual({ phase: 'connected' });
    expect({ asked, sends: room.sends }).toEqual({ asked: 0, sends: { microphone: true, camera: true } });
    room.lose();
    await vi.advanceTimersByTimeAsync(1_000);
    expect({ asked, tokens: room.tokens }).toEqual({ asked: 1, tokens: ['token-1'] });
  });

  it('asks again where it takes over, though it stands ready', async () => {
    room.isReady = true;
    session.start(both, true);
    await flush();
    expect(room.tokens).toEqual(['token-1']);
  });

  it('waits while the call server is away and goes in by itself when it is back', async () => {
    refusal = new RapportError('call_unavailable');
    session.start(both);
    await flush();
    expect(session.state.get()).toEqual({ phase: 'waiting_for_sfu', cause: 'call_server' });
    refusal = undefined;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(session.state.get()).toEqual({ phase: 'connected' });
    expect(room.sends).toEqual({ microphone: true, camera: true });
  });

  it('tells a network that lets no media through from a call server that is away', async () => {
    room.connect = async () => {
      throw new NoMediaPathError();
    };
    session.start(both);
    await flush();
    expect(session.state.get()).toEqual({ phase: 'waiting_for_sfu', cause: 'blocked' });
  });

  it('asks seldom where nobody answers, and at once when somebody hears that the server is back', async () => {
    refusal = new RapportError('unavailable');
    answersAfter = 3_200;
    session.start(both);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(asked).toBe(1);
    refusal = undefined;
    answersAfter = 0;
    session.nudge();
    await flush();
    expect(session.state.get()).toEqual({ phase: 'connected' });
  });

  it('takes a fresh token for every connection and sends again what was on', async () => {
    session.start(both);
    await flush();
    room.isUp = false;
    room.sends = { microphone: false, camera: false };
    room.lose();
    await vi.advanceTimersByTimeAsync(500);
    expect(session.state.get()).toEqual({ phase: 'waiting_for_sfu', cause: 'call_server' });
    room.isUp = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.get()).toEqual({ phase: 'connected' });
    expect(room.tokens.length).toBe(new Set(room.tokens).size);
    expect(room.tokens.length).toBe(2);
    expect(room.isEnded).toBe(false);
    expect(room.sends).toEqual({ microphone: true, camera: true });
  });

  it('keeps what was switched off in between off', async () => {
    session.start(both);
    await flush();
    room.isUp = false;
    room.lose();
    await flush();
    session.media.turn('camera', false);
    room.isUp = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(room.sends).toEqual({ microphone: true, camera: false });
  });

  it('makes a new connection when the library tries for too long', async () => {
    session.start(both);
    await flush();
    room.events?.onReconnecting();
    expect(session.state.get()).toEqual({ phase: 'reconnecting', cause: 'network' });
    await vi.advanceTimersByTimeAsync(11_000);
    expect(session.state.get()).toEqual({ phase: 'connected' });
    expect(room.tokens.length).toBe(2);
  });

  it('knows soon that the call server is away, and that a lost connection can be for another reason', async () => {
    session.start(both);
    await flush();
    room.events?.onReconnecting();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.get()).toEqual({ phase: 'reconnecting', cause: 'network' });
    room.events?.onReconnected();
    refusal = new RapportError('call_unavailable');
    room.events?.onReconnecting();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.get()).toEqual({ phase: 'waiting_for_sfu', cause: 'call_server' });
  });

  it('leaves the picture alone while only our own server is away', async () => {
    session.start(both);
    await flush();
    refusal = new RapportError('unavailable');
    room.events?.onReconnecting();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.get()).toEqual({ phase: 'reconnecting', cause: 'server' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.isConnected).toBe(true);
    expect(room.sends).toEqual({ microphone: true, camera: true });
    room.events?.onReconnected();
    expect(session.state.get()).toEqual({ phase: 'connected' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.tokens).toEqual(['token-1']);
  });

  it('makes a new connection when the server is back and the library is not', async () => {
    session.start(both);
    await flush();
    refusal = new RapportError('unavailable');
    room.events?.onReconnecting();
    await vi.advanceTimersByTimeAsync(30_000);
    refusal = undefined;
    await vi.advanceTimersByTimeAsync(8_000);
    expect(room.tokens).toEqual(['token-1']);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(session.state.get()).toEqual({ phase: 'connected' });
    expect(room.tokens.length).toBe(2);
  });

  it('tries anew without our own server, too, where sound and picture are lost with it', async () => {
    session.start(both);
    await flush();
    refusal = new RapportError('unavailable');
    room.carries = false;
    room.events?.onReconnecting();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(room.isConnected).toBe(false);
    refusal = undefined;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.get()).toEqual({ phase: 'connected' });
  });

  it('says that nothing answers only once sound and picture are lost, too', async () => {
    session.start(both);
    await flush();
    refusal = new RapportError('unavailable', { cause: new TypeError('Failed to fetch') });
    room.events?.onReconnecting();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.get()).toEqual({ phase: 'reconnecting', cause: 'server' });
    room.carries = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.get()).toEqual({ phase: 'reconnecting', cause: 'unreachable' });
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(session.state.get()).toEqual({ phase: 'waiting_for_sfu', cause: 'offline' });
    vi.restoreAllMocks();
  });

  it('asks nothing while nobody answers, and at once when somebody does', async () => {
    session.start(both);
    await flush();
    isUnanswered = true;
    room.carries = false;
    room.events?.onReconnecting();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(session.state.get()).toEqual({ phase: 'reconnecting', cause: 'unreachable' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state.get()).toEqual({ phase: 'waiting_for_sfu', cause: 'unreachable' });
    expect(asked).toBe(1);
    isUnanswered = false;
    session.hearAgain();
    await flush();
    expect(session.state.get()).toEqual({ phase: 'connected' });
    expect(asked).toBe(2);
  });

  it('makes a new connection as soon as somebody answers again, unless sound and picture go on', async () => {
    session.start(both);
    await flush();
    for (const [carries, tokens] of [
      [true, ['token-1']],
      [false, ['token-1', 'token-2']],
    ] as const) {
      room.carries = carries;
      room.events?.onReconnecting();
      session.hearAgain();
      await vi.advanceTimersByTimeAsync(500);
      expect(room.tokens).toEqual(tokens);
    }
    expect(session.state.get()).toEqual({ phase: 'connected' });
  });

  it('asks all the same on the first way in', async () => {
    isUnanswered = true;
    session.start(both);
    await flush();
    expect(session.state.get()).toEqual({ phase: 'connected' });
  });

  it('stays with the library’s connection when that comes back in time', async () => {
    session.start(both);
    await flush();
    room.events?.onReconnecting();
    room.events?.onReconnected();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(session.state.get()).toEqual({ phase: 'connected' });
    expect(room.tokens).toEqual(['token-1']);
  });

  it('makes a new connection when it calls itself live but no frame flows', async () => {
    session.start(both);
    await flush();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(room.tokens).toEqual(['token-1']);
    room.flows = false;
    await vi.advanceTimersByTimeAsync(12_000);
    room.flows = true;
    await vi.advanceTimersByTimeAsync(60_000);
    // The one between them was asked for to see whether a new connection can be had.
    expect(room.tokens).toEqual(['token-1', 'token-3']);
    expect(room.sends).toEqual({ microphone: true, camera: true });
  });

  it('leaves a connection alone that comes back by itself as soon as a new one can be had', async () => {
    session.start(both);
    await flush();
    room.flows = false;
    while (asked === 1) await vi.advanceTimersByTimeAsync(100);
    room.flows = true;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(room.tokens).toEqual(['token-1']);
    expect(session.state.get()).toEqual({ phase: 'connected' });
  });

  it('keeps what stands still where no new connection can be had: it may come back by itself', async () => {
    session.start(both);
    await flush();
    room.flows = false;
    refusal = new RapportError('unavailable', { cause: new TypeError('Failed to fetch') });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.isConnected).toBe(true);
    room.flows = true;
    refusal = undefined;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.tokens).toEqual(['token-1']);
    expect(session.state.get()).toEqual({ phase: 'connected' });
  });

  it('interrupts the sound less and less for a camera that stays dead', async () => {
    session.start(both);
    room.flows = false;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(room.tokens.length).toBeGreaterThan(3);
    expect(room.tokens.length).toBeLessThan(8);
  });

  it.each([
    ['signed_out', 'signed_out'],
    ['not_found', 'no_access'],
    ['session_over', 'over'],
    ['session_cancelled', 'cancelled'],
    ['not_open_yet', 'not_open'],
  ] as const)('stops asking after %s', async (code, cause) => {
    refusal = new RapportError(code);
    session.start(both);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state.get()).toEqual({ phase: 'refused', cause });
    expect(asked).toBe(1);
  });

  it('learns at the next token that its right ended', async () => {
    session.start(both);
    await flush();
    refusal = new RapportError('session_cancelled');
    room.lose();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(session.state.get()).toEqual({ phase: 'refused', cause: 'cancelled' });
    expect(room.isConnected).toBe(false);
  });

  it('does not fight with another window of the same person', async () => {
    session.start(both);
    await flush();
    room.lose('elsewhere');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state.get()).toEqual({ phase: 'refused', cause: 'elsewhere' });
    expect(asked).toBe(1);
  });

  it('comes back where a way in that it gave up itself put it out', async () => {
    room.isUp = false;
    session.start(both);
    await vi.advanceTimersByTimeAsync(5_000);
    room.isUp = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.get()).toEqual({ phase: 'connected' });
    room.lose('elsewhere');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.get()).toEqual({ phase: 'connected' });
    await vi.advanceTimersByTimeAsync(30_000);
    room.lose('elsewhere');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.get()).toEqual({ phase: 'refused', cause: 'elsewhere' });
  });

  const elsewhere = (device: string) =>
    new RapportError('in_call_elsewhere', { fields: { device, deviceLabel: 'Firefox on Windows' } });

  it('asks before it takes the call over from another window, or another device', async () => {
    refusal = elsewhere('laptop-w2');
    session.start(both);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state.get()).toEqual({
      phase: 'refused',
      cause: 'in_elsewhere',
      elsewhere: { isThisBrowser: true, label: 'Firefox on Windows' },
    });
    expect(asked).toBe(1);
    expect(room.tokens).toEqual([]);
    expect(switches).toBe(0);
  });

  it('takes the call over once it sends, and asks for it only until it has done so', async () => {
    refusal = elsewhere('phone-w2');
    session.start(both, true);
    await flush();
    expect(room.sends).toEqual({ microphone: true, camera: true });
    expect(switches).toBe(0);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(switches).toBe(1);
    // Taken back there: this one is told, and does not fight.
    room.lose('removed');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state.get()).toMatchObject({ phase: 'refused', cause: 'elsewhere' });
    expect(session.state.get()).toMatchObject({ elsewhere: { isThisBrowser: false } });
    expect(room.tokens.length).toBe(1);
  });

  it('tries again to put the other window out, but not after it was taken over itself', async () => {
    switchFails = new RapportError('unavailable');
    session.start(both, true);
    await vi.advanceTimersByTimeAsync(3_500);
    expect(switches).toBeGreaterThan(1);
    switchFails = new RapportError('conflict');
    const before = switches;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(switches).toBe(before + 1);
  });

  it('does not come back after leaving, whenever that was', async () => {
    room.isUp = false;
    session.start(both);
    await vi.advanceTimersByTimeAsync(3_000);
    await session.leave();
    const before = asked;
    room.isUp = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state.get()).toEqual({ phase: 'left' });
    expect(asked).toBe(before);
    expect(room.isConnected).toBe(false);
    expect(room.isEnded).toBe(true);
  });

  it('leaves no timer behind', async () => {
    session.start(both);
    await vi.advanceTimersByTimeAsync(5_000);
    room.events?.onReconnecting();
    await session.end();
    await flush();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is thrown out again and again without asking a hundred times a second', async () => {
    session.start(both);
    const kick = setInterval(() => room.lose(), 10);
    await vi.advanceTimersByTimeAsync(20_000);
    clearInterval(kick);
    expect(asked).toBeGreaterThan(3);
    expect(asked).toBeLessThan(35);
  });

  it('says why a device is not sent, and tries again at the next press', async () => {
    room.refuses = { camera: 'NotAllowedError' };
    session.start(both);
    await flush();
    expect(session.media.state.get()).toEqual({
      microphone: { on: true },
      camera: { on: false, failure: 'denied' },
    });
    room.refuses = {};
    session.media.toggle('camera');
    await flush();
    expect(session.media.state.get().camera).toEqual({ on: true });
    expect(room.sends.camera).toBe(true);
  });

  it('sends by itself what failed for no reason of the device', async () => {
    room.refuses = { microphone: 'NegotiationError' };
    session.start(both);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.media.state.get().microphone).toEqual({ on: true });
    room.refuses = {};
    await vi.advanceTimersByTimeAsync(3_000);
    expect(room.sends).toEqual({ microphone: true, camera: true });
    expect(session.media.state.get().microphone).toEqual({ on: true });
  });

  it('says so where it fails for ever', async () => {
    room.refuses = { microphone: 'PublishTrackError' };
    session.start(both);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(session.media.state.get().microphone).toEqual({ on: false, failure: 'failed' });
    expect(room.sends.camera).toBe(true);
  });

  it('sends nothing that was switched off, or left, while it opened', async () => {
    room.opensAfter = 2_000;
    session.start(both);
    await flush();
    session.media.turn('camera', false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(room.sends).toEqual({ microphone: true, camera: false });
    session.media.turn('camera', true);
    await vi.advanceTimersByTimeAsync(1_000);
    await session.leave();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(room.sends.camera).toBe(false);
  });

  it('comes back unseen where the background cannot be hidden, and with what only failed', async () => {
    session.start(both);
    await flush();
    session.media.fail('camera', 'slow');
    session.media.fail('microphone', 'missing');
    expect(session.media.wish()).toEqual({ microphone: { on: true }, camera: { on: false } });
  });

  it('ends fast presses in the last wish', async () => {
    session.start(both);
    await flush();
    for (let press = 0; press < 5; press++) session.media.toggle('microphone');
    await flush();
    expect(session.media.state.get().microphone).toEqual({ on: false });
    expect(room.sends.microphone).toBe(false);
  });
});
