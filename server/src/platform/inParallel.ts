/**
 * Does `work` for every item, for at most `width` of them at a time. One that fails keeps nobody else waiting: it is
 * given to `onError`. Rejects, once nothing runs any more, when the items themselves end with an error.
 */
export async function inParallel<T>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<unknown>,
  onError: (error: unknown, item: T) => void,
): Promise<void> {
  const iterator = each(items);
  const worker = async (): Promise<void> => {
    for (;;) {
      const next = await iterator.next();
      if (next.done) return;
      await work(next.value).catch((error: unknown) => onError(error, next.value));
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: width }, worker));
  for (const ended of workers) if (ended.status === 'rejected') throw ended.reason;
}

/** Hands out one at a time, whoever asks: a generator's calls of `next` queue up. */
async function* each<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T, void> {
  yield* items;
}
