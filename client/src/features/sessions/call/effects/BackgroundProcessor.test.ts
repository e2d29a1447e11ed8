import { beforeEach, describe, expect, it } from 'vitest';
import { BackgroundProcessor } from './BackgroundProcessor.ts';
import type { RunningEffect, StartEffect } from './loadEffect.ts';
import type { EffectEnd } from './startEffect.ts';

describe('the background of a camera that is opened again', () => {
  let loaded: (effect: RunningEffect) => void;
  let end: (why: EffectEnd) => void;
  let isOver: boolean;
  let told: string[];
  let processor: BackgroundProcessor;
  let camera: { readyState: string; stop: () => void };

  const effect: RunningEffect = {
    track: {} as MediaStreamTrack,
    change: async () => undefined,
    end: () => {
      isOver = true;
    },
  };
  const open = () => ({ track: camera as MediaStreamTrack });

  beforeEach(() => {
    isOver = false;
    told = [];
    camera = {
      readyState: 'live',
      stop: () => {
        camera.readyState = 'ended';
      },
    };
    const start: StartEffect = (_, __, onEnd) =>
      new Promise((resolve) => {
        [loaded, end] = [resolve, onEnd];
      });
    processor = new BackgroundProcessor('blur', start, (why) => told.push(why));
  });

  it('closes the camera and ends the effect where the person left while it was loading', async () => {
    const opened = processor.restart(open());
    await Promise.resolve();
    await processor.destroy();
    loaded(effect);
    await expect(opened).rejects.toThrow();
    expect(camera.readyState).toBe('ended');
    expect(isOver).toBe(true);
    expect(processor.processedTrack).toBeUndefined();
    // It was not the background that failed.
    expect(told).toEqual([]);
  });

  it('ends the effect of a camera that was closed while it was loading', async () => {
    const begun = processor.init(open());
    camera.stop();
    loaded(effect);
    await expect(begun).rejects.toThrow();
    expect(isOver).toBe(true);
  });

  it('says nothing of the background where the camera went away by itself meanwhile', async () => {
    const opened = processor.restart(open());
    await Promise.resolve();
    camera.readyState = 'ended';
    loaded(effect);
    await expect(opened).rejects.toThrow();
    expect(told).toEqual([]);
  });

  it('is not shown where the effect broke right after its first picture', async () => {
    const begun = processor.init(open());
    end('failed');
    loaded(effect);
    await expect(begun).rejects.toThrow();
    expect(isOver).toBe(true);
  });
});
