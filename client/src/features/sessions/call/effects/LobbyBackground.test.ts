import { beforeEach, describe, expect, it } from 'vitest';
import type { LobbyMediaState } from '../media/LobbyMedia.ts';
import { readMediaChoice, rememberMediaChoice } from '../media/mediaChoice.ts';
import { Observable } from '../Observable.ts';
import { LobbyBackground } from './LobbyBackground.ts';
import type { StartEffect } from './loadEffect.ts';
import type { EffectEnd } from './startEffect.ts';

const flush = () => new Promise((resolve) => setTimeout(resolve));
const trackOf = (name: string) => ({ id: name }) as MediaStreamTrack;

interface Played {
  readonly of: string;
  readonly id: string;
  readonly end: (why: EffectEnd) => void;
  isOver: boolean;
}

describe('the background of the preview', () => {
  let camera: Observable<LobbyMediaState>;
  let effects: Played[];
  let fails: boolean;
  let failed: string[];

  const show = (track?: MediaStreamTrack) =>
    camera.set({ camera: { status: 'on', ...(track && { track }) } } as LobbyMediaState);
  const start: StartEffect = async (source, id, onEnd) => {
    if (fails) throw new Error('no graphics');
    const effect: Played = { of: source.id, id, end: onEnd, isOver: false };
    effects.push(effect);
    return {
      track: trackOf(`${id} of ${source.id}`),
      change: async () => undefined,
      end: () => {
        effect.isOver = true;
      },
    };
  };
  const background = () =>
    new LobbyBackground({ state: camera, fail: (kind, failure) => failed.push(`${kind} ${failure}`) }, start);

  beforeEach(() => {
    localStorage.clear();
    effects = [];
    fails = false;
    failed = [];
    camera = new Observable({ camera: { status: 'off' } } as LobbyMediaState);
  });

  it('is the room as it is for somebody new, at no cost', async () => {
    show(trackOf('cam'));
    const made = background();
    await flush();
    expect(made.state.get()).toEqual({ id: 'none', status: 'off' });
    expect(effects).toEqual([]);
  });

  it('is what it was the last time, on every camera that is opened', async () => {
    rememberMediaChoice({ background: 'blur' });
    const made = background();
    show(trackOf('cam'));
    await flush();
    expect(made.state.get()).toMatchObject({ id: 'blur', status: 'on', track: { id: 'blur of cam' } });
    show(trackOf('desk'));
    await flush();
    expect(made.state.get().track?.id).toBe('blur of desk');
    expect(effects.map(({ isOver }) => isOver)).toEqual([true, false]);
  });

  it('lets go of the camera that is handed over', async () => {
    rememberMediaChoice({ background: 'blur' });
    show(trackOf('cam'));
    const made = background();
    await flush();
    show();
    expect(effects[0]?.isOver).toBe(true);
    expect(made.state.get()).toEqual({ id: 'blur', status: 'off' });
  });

  it('ends one that was overtaken by another choice before it stood', async () => {
    show(trackOf('cam'));
    const made = background();
    void made.choose('blur');
    await made.choose('evening');
    await flush();
    expect(made.state.get().track?.id).toBe('evening of cam');
    expect(effects.map(({ isOver }) => isOver)).toEqual([true, false]);
    expect(readMediaChoice().background).toBe('evening');
  });

  it('goes off by itself where the machine is too slow, says so, and is not begun the next time', async () => {
    show(trackOf('cam'));
    const made = background();
    await made.choose('blur');
    effects[0]?.end('slow');
    expect(made.state.get()).toEqual({ id: 'none', status: 'off', lapse: 'slow' });
    expect(effects[0]?.isOver).toBe(true);
    expect(readMediaChoice().background).toBe('none');
    // Nobody is seen unasked with what they hid.
    expect(failed).toEqual(['camera slow']);
  });

  it('says that a background cannot be used', async () => {
    fails = true;
    show(trackOf('cam'));
    const made = background();
    await made.choose('own');
    expect(made.state.get()).toEqual({ id: 'none', status: 'off', lapse: 'failed' });
    expect(failed).toEqual(['camera unhidden']);
  });
});
