import { beforeEach, describe, expect, it } from 'vitest';
import { LocalMedia } from '../media/LocalMedia.ts';
import { readMediaChoice } from '../media/mediaChoice.ts';
import { PushToTalk } from './PushToTalk.ts';

describe('talking while a key is held', () => {
  let sent: boolean[];
  let media: LocalMedia;
  let talk: PushToTalk;
  const settled = () => media.settled();

  beforeEach(() => {
    localStorage.clear();
    sent = [];
    media = new LocalMedia({
      publish: async (kind, on) => {
        if (kind === 'microphone') sent.push(on);
      },
      drop: async () => undefined,
    });
    media.begin({ microphone: { on: false }, camera: { on: false } });
    media.connected();
    talk = new PushToTalk(media);
  });

  it('sends from the press to the release, and is not remembered for the next call', async () => {
    media.turn('microphone', false);
    talk.press();
    talk.press();
    expect(media.state.get().microphone.on).toBe(true);
    expect(media.wish().microphone).toEqual({ on: false });
    talk.release();
    talk.release();
    await settled();
    expect(media.state.get().microphone.on).toBe(false);
    expect(sent.at(-1)).toBe(false);
    expect(readMediaChoice().microphone).toBe(false);
  });

  it('leaves alone who is heard already', async () => {
    media.turn('microphone', true);
    talk.press();
    talk.release();
    await settled();
    expect(media.state.get().microphone.on).toBe(true);
  });

  it('gives way to the button: who mutes while talking is muted, who decides to be heard stays so', () => {
    talk.press();
    media.toggle('microphone');
    expect(media.state.get().microphone.on).toBe(false);
    talk.release();
    expect(media.state.get().microphone.on).toBe(false);
    talk.press();
    media.turn('microphone', true);
    talk.release();
    expect(media.state.get().microphone.on).toBe(true);
  });

  it('leaves alone whose microphone was taken from them, so that it comes back by itself', async () => {
    media.turn('microphone', true);
    media.fail('microphone', 'busy');
    talk.press();
    expect(talk.isTalking.get()).toBe(false);
    talk.release();
    await settled();
    expect(media.state.get().microphone).toEqual({ on: false, failure: 'busy' });
  });

  it('says that one is heard only for as long as one is, and is off after the release whatever came between', () => {
    talk.press();
    expect(talk.isTalking.get()).toBe(true);
    media.toggle('microphone');
    expect(talk.isTalking.get()).toBe(false);
    talk.release();
    talk.press();
    media.fail('microphone', 'busy');
    expect(talk.isTalking.get()).toBe(false);
    media.rest('microphone', true);
    expect(talk.isTalking.get()).toBe(true);
    talk.release();
    expect(talk.isTalking.get()).toBe(false);
    expect(media.state.get().microphone.on).toBe(false);
  });
});
