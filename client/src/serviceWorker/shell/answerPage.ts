/** A network that has not answered by then is as good as none: the kept page opens, and says so (ms). */
const answerWithin = 3_000;
/** A proxy whose server is away. */
const awayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * A page of the app: the network's newest, or else the kept one.
 * @param kept undefined where nothing is kept
 */
export async function answerPage(
  network: Promise<Response>,
  kept: () => Promise<Response | undefined>,
  within = answerWithin,
): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), within);
  });
  const answered = network.then(
    (response) => (awayStatuses.has(response.status) ? undefined : response),
    () => undefined,
  );
  const first = await Promise.race([answered, late]);
  clearTimeout(timer);
  return first ?? (await kept()) ?? network;
}
