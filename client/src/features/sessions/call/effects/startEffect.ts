import type { BackgroundId } from './backgroundIds.ts';
import { canStreamFrames } from './canHideBackground.ts';
import { filmCanvas } from './filmCanvas.ts';
import { Segmenter } from './Segmenter.ts';
import { slownessMeter } from './slowness.ts';
import { type DrawFrame, streamFrames } from './streamFrames.ts';

/** Why a background can be hidden no longer. */
export type EffectEnd = 'slow' | 'failed';

/** A camera's picture with another background. */
export interface RunningEffect {
  readonly track: MediaStreamTrack;
  /** Another background in the same track; resolves when its pictures come. Rejects, and the old one stays. */
  change(id: Hidden): Promise<void>;
  end(): void;
}

type Hidden = Exclude<BackgroundId, 'none'>;

/** The first picture must be there by then, or it never will (ms). */
const firstWithin = 20_000;

/**
 * Resolves when the first picture is drawn, and rejects where that cannot be. `onEnd` tells, once or more, that it
 * cannot go on; it is still to be ended then.
 */
export async function startEffect(
  source: MediaStreamTrack,
  id: Hidden,
  onEnd: (why: EffectEnd) => void,
): Promise<RunningEffect> {
  let segmenter = await Segmenter.load(id);
  let next: Segmenter | undefined;
  const first = watchFirst();
  const isTooSlow = slownessMeter();
  const draw: DrawFrame = async (frame) => {
    // Between two pictures: a worker that ends in the middle of one never gives it back.
    if (next) {
      segmenter.end();
      [segmenter, next] = [next, undefined];
    }
    const before = performance.now();
    const drawn = await segmenter.render(frame);
    const now = performance.now();
    if (drawn) first.isThere();
    if (isTooSlow(now, now - before)) onEnd('slow');
    return drawn;
  };
  try {
    const stream = (canStreamFrames() ? streamFrames : filmCanvas)(source, draw);
    stream.over.then(
      () => first.failed(new Error('The camera ended before its first picture.')),
      (error: unknown) => {
        first.failed(error);
        onEnd('failed');
      },
    );
    let isOver = false;
    const end = () => {
      isOver = true;
      segmenter.end();
      next?.end();
      stream.end();
    };
    const change = async (other: Hidden) => {
      const loaded = await Segmenter.load(other);
      if (isOver) return loaded.end();
      next?.end();
      next = loaded;
    };
    await first.promise.catch((error: unknown) => {
      end();
      throw error;
    });
    return { track: stream.track, change, end };
  } catch (error) {
    segmenter.end();
    throw error;
  }
}

function watchFirst(): { promise: Promise<void>; isThere: () => void; failed: (error: unknown) => void } {
  let isThere: () => void = () => undefined;
  let failed: (error: unknown) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No picture was drawn.')), firstWithin);
    isThere = () => {
      clearTimeout(timer);
      resolve();
    };
    failed = (error) => {
      clearTimeout(timer);
      reject(error);
    };
  });
  // It may fail before anybody waits for it.
  promise.catch(() => undefined);
  return { promise, isThere, failed };
}
