/** How often the way in is made anew; who stands at the gate is sent away after 45 seconds (ms). */
const renewEvery = 30_000;

/**
 * Keeps a way in ready for as long as the page is looked at. Why there is none is said to whoever presses Join.
 * @param standBy makes it with a token, in the place of the last one
 * @returns what ends it
 */
export function keepStanding(
  askToken: () => Promise<string>,
  standBy: (token: string) => Promise<void>,
): () => void {
  let isUnderWay = false;
  let isOver = false;
  const standAnew = async () => {
    const token = await askToken();
    if (!isOver) await standBy(token);
  };
  const renew = async () => {
    if (isUnderWay || document.visibilityState !== 'visible') return;
    isUnderWay = true;
    await standAnew().catch(() => undefined);
    isUnderWay = false;
  };
  void renew();
  const timer = setInterval(renew, renewEvery);
  document.addEventListener('visibilitychange', renew);
  window.addEventListener('online', renew);
  return () => {
    isOver = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', renew);
    window.removeEventListener('online', renew);
  };
}
