import type { Page } from '@playwright/test';

type Marks = { pressedAt: number; firstFrameAt: number };

/**
 * Notes in each page of a context when somebody last pressed what begins a call, and when the first picture of another
 * person after it was put on the screen. Both pages that are compared are read by this same code.
 */
export function markFirstFrame(): void {
  const marks: Marks = { pressedAt: Number.NaN, firstFrameAt: Number.NaN };
  const remote = new Set<string>();
  const Original = RTCPeerConnection;
  class Noted extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => remote.add(track.id));
    }
  }
  const watched = new WeakSet<HTMLVideoElement>();
  const look = () => {
    for (const video of document.querySelectorAll('video')) {
      const isRemote =
        video.srcObject instanceof MediaStream &&
        video.srcObject.getVideoTracks().some(({ id }) => remote.has(id));
      if (!isRemote || watched.has(video)) continue;
      watched.add(video);
      video.requestVideoFrameCallback(() => {
        if (Number.isNaN(marks.firstFrameAt)) marks.firstFrameAt = performance.now();
      });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  document.addEventListener(
    'click',
    ({ timeStamp, target }) => {
      if (!(target instanceof Element && target.closest('button')?.textContent === 'Join')) return;
      Object.assign(marks, { pressedAt: timeStamp, firstFrameAt: Number.NaN });
    },
    { capture: true },
  );
  Object.assign(globalThis, { RTCPeerConnection: Noted, marks });
}

/** From the press to the first frame (ms). */
export async function timeToFirstFrame(page: Page): Promise<number> {
  const handle = await page.waitForFunction(
    () => {
      const { pressedAt, firstFrameAt } = (globalThis as unknown as { marks: Marks }).marks;
      return firstFrameAt - pressedAt;
    },
    undefined,
    { timeout: 30_000 },
  );
  return handle.jsonValue();
}
