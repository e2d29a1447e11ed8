import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalMedia } from '../media/LocalMedia.ts';
import { readMediaChoice } from '../media/mediaChoice.ts';
import { CallModes } from './CallModes.ts';
import { type Modes, readModes } from './modes.ts';
import { readWord, writeWord } from './modeWord.ts';
import { WeakWatch } from './weakWatch.ts';

const both = { microphone: { on: true }, camera: { on: true } };
const flush = () => new Promise((resolve) => setTimeout(resolve));

/** What the SFU is told and gets. */
function played() {
  const did: string[] = [];
  const media = new LocalMedia({
    publish: async (kind, on) => void did.push(`${kind} ${on ? 'on' : 'off'}`),
    drop: async (kind) => void did.push(`${kind} dropped`),
  });
  const limits: Modes[] = [];
  const modes = new CallModes({ sessionId: 's', media, limit: (now) => limits.push(now) });
  media.begin(both);
  modes.begin();
  media.connected();
  return { media, modes, did, limits };
}

describe('modes of a call', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  it('rests the camera for sound only, and wakes it with the pictures', async () => {
    const { media, modes, did, limits } = played();
    await flush();
    modes.setSoundOnly(true);
    await flush();
    expect(media.state.get().camera.on).toBe(false);
    expect(limits.at(-1)).toEqual({ lowData: false, soundOnly: true });
    modes.setSoundOnly(false);
    await flush();
    expect(did.filter((step) => step.startsWith('camera'))).toEqual(['camera on', 'camera off', 'camera on']);
    expect(readMediaChoice().camera).toBe(true);
  });

  it('leaves a camera off that was off before', async () => {
    const { media, modes } = played();
    media.turn('camera', false);
    modes.setSoundOnly(true);
    modes.setSoundOnly(false);
    await flush();
    expect(media.state.get().camera.on).toBe(false);
  });

  it('ends sound only when the person switches the camera on', () => {
    const { media, modes, limits } = played();
    modes.setSoundOnly(true);
    media.toggle('camera');
    expect(modes.state.get().soundOnly).toBe(false);
    expect(media.state.get().camera.on).toBe(true);
    expect(limits.at(-1)?.soundOnly).toBe(false);
  });

  it('sends the camera anew for low data, and not at all one that is off', async () => {
    const { media, modes, did } = played();
    await flush();
    modes.setLowData(true);
    await flush();
    expect(did.slice(-2)).toEqual(['camera dropped', 'camera on']);
    media.turn('camera', false);
    modes.setLowData(false);
    await flush();
    expect(did.slice(-2)).toEqual(['camera off', 'camera dropped']);
  });

  it('is the same after a reload, and not in the next meeting', () => {
    played().modes.setSoundOnly(true);
    expect(readModes('s').soundOnly).toBe(true);
    expect(readModes('other').soundOnly).toBe(false);
    const { media, limits } = played();
    expect(media.state.get().camera.on).toBe(false);
    expect(limits).toEqual([{ lowData: false, soundOnly: true }]);
  });

  it('begins as usual where what is kept cannot be read', () => {
    sessionStorage.setItem('rapport.modes.s', '{"lowData":"much"');
    expect(readModes('s')).toEqual({ lowData: false, soundOnly: false });
  });
});

describe('the word about pictures', () => {
  it('says what was meant', () => {
    expect(readWord(writeWord(true))).toBe(true);
    expect(readWord(writeWord(false))).toBe(false);
  });

  it.each(['', 'all', 'nine', 'a'.repeat(15_000)])('is not %j', (word) => {
    expect(readWord(new TextEncoder().encode(word))).toBeUndefined();
  });
});

describe('a weak line', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is worth a question only when it stays weak, and none when it recovers', () => {
    const watch = new WeakWatch();
    watch.hear(true);
    vi.advanceTimersByTime(5_000);
    watch.hear(false);
    vi.advanceTimersByTime(60_000);
    expect(watch.isOffered.get()).toBe(false);
    watch.hear(true);
    vi.advanceTimersByTime(4_000);
    watch.hear(true);
    vi.advanceTimersByTime(7_000);
    expect(watch.isOffered.get()).toBe(true);
    watch.hear(false);
    expect(watch.isOffered.get()).toBe(false);
  });

  it('is not asked about again for ten minutes', () => {
    const watch = new WeakWatch();
    watch.hear(true);
    vi.advanceTimersByTime(10_000);
    watch.answered();
    watch.hear(false);
    watch.hear(true);
    vi.advanceTimersByTime(60_000);
    expect(watch.isOffered.get()).toBe(false);
    watch.hear(false);
    vi.advanceTimersByTime(10 * 60_000);
    watch.hear(true);
    vi.advanceTimersByTime(11_000);
    expect(watch.isOffered.get()).toBe(true);
    watch.end();
    expect(vi.getTimerCount()).toBe(0);
  });
});
