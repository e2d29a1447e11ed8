/** As much of the browser as this needs. */
export interface Awake {
  readonly wakeLock?: Pick<WakeLock, 'request'>;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
}

const here = (): Awake => ({
  ...('wakeLock' in navigator && { wakeLock: navigator.wakeLock }),
  page: document,
});

/**
 * Keeps the screen on: nobody touches it while they listen. A browser lets go of it whenever the page is hidden, so it
 * is asked again when it is seen. A low battery or an older browser refuses; the call goes on all the same.
 * @returns what ends it
 */
export function keepAwake({ wakeLock, page }: Awake = here()): () => void {
  if (!wakeLock) return () => undefined;
  let held: WakeLockSentinel | undefined;
  let isEnded = false;
  let isAsking = false;
  const ask = async () => {
    if (isAsking || isEnded || page.visibilityState !== 'visible' || held?.released === false) return;
    isAsking = true;
    try {
      held = await wakeLock.request('screen');
    } catch {
      // Asked again when the page is next seen.
    }
    isAsking = false;
    // The call may have ended meanwhile.
    if (isEnded) void held?.release();
  };
  const onSeen = () => void ask();
  page.addEventListener('visibilitychange', onSeen);
  void ask();
  return () => {
    isEnded = true;
    page.removeEventListener('visibilitychange', onSeen);
    void held?.release();
  };
}
