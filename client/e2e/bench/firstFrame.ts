import type { Page } from '@playwright/test';

/** What happens between the press and the picture, in this order. */
export const steps = [
  'token',
  'socketAsked',
  'socketOpen',
  'answered',
  'track',
  'connected',
  'placed',
  'firstFrame',
] as const;
export type Step = (typeof steps)[number];
/** When each came first, from the press on (ms); NaN for what did not happen. */
export type Times = Record<Step, number>;

type Marks = { pressedAt: number } & Times;

/**
 * Notes in each page of a context when somebody last pressed what begins a call, and what came after it until the first
 * picture of another person was put on the screen. Both pages that are compared are read by this same code.
 */
export function markFirstFrame(): void {
  const marks: Partial<Record<string, number>> = {};
  const mark = (step: Step) => {
    if (marks[step] === undefined || Number.isNaN(marks[step])) marks[step] = performance.now();
  };
  const remote = new Set<string>();
  class NotedConnection extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        remote.add(track.id);
        if (track.kind === 'video') mark('track');
      });
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') mark('connected');
      });
    }
  }
  class NotedSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      if (!String(url).includes('/rtc')) return;
      mark('socketAsked');
      this.addEventListener('open', () => mark('socketOpen'));
      this.addEventListener('message', () => mark('answered'));
    }
  }
  const { fetch } = globalThis;
  const notedFetch: typeof fetch = async (...given) => {
    const response = await fetch(...given);
    if (/\/call$/.test(new URL(response.url).pathname)) mark('token');
    return response;
  };
  const watched = new WeakSet<HTMLVideoElement>();
  const look = () => {
    for (const video of document.querySelectorAll('video')) {
      const isRemote =
        video.srcObject instanceof MediaStream &&
        video.srcObject.getVideoTracks().some(({ id }) => remote.has(id));
      if (!isRemote || watched.has(video) || !video.checkVisibility({ visibilityProperty: true })) continue;
      watched.add(video);
      mark('placed');
      video.requestVideoFrameCallback(() => mark('firstFrame'));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  document.addEventListener(
    'click',
    ({ timeStamp, target }) => {
      if (!(target instanceof Element && target.closest('button')?.textContent === 'Join')) return;
      for (const step of Object.keys(marks)) delete marks[step];
      marks.pressedAt = timeStamp;
    },
    { capture: true },
  );
  Object.assign(globalThis, {
    RTCPeerConnection: NotedConnection,
    WebSocket: NotedSocket,
    fetch: notedFetch,
    marks,
  });
}

/** What came when, once the first picture is there. */
export async function timesToFirstFrame(page: Page): Promise<Times> {
  const handle = await page.waitForFunction(
    () => {
      const { marks } = globalThis as unknown as { marks: Partial<Marks> };
      return marks.firstFrame === undefined ? undefined : marks;
    },
    undefined,
    { timeout: 30_000 },
  );
  const marks = (await handle.jsonValue()) as Partial<Marks>;
  const since = (step: Step) => (marks[step] ?? Number.NaN) - (marks.pressedAt ?? Number.NaN);
  return Object.fromEntries(steps.map((step) => [step, since(step)])) as Times;
}
