import DataLoader from 'dataloader';

/** A query that takes longer than this (ms) no longer holds up the next one. */
const longestTurnMs = 500;

/**
 * Looks things up by their key. Who asks while a query is under way waits for the next, which answers all of them: a
 * crowd that comes back after a restart costs a few large queries, one person alone waits for nobody. Nothing is
 * remembered: what is answered was read after it was asked for.
 * @param find answers by key, without what is not there; the same key may come twice
 * @param most keys in a query
 */
export function lookUp<T>(
  find: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  most = 500,
): (key: string) => Promise<T | undefined> {
  const turns = new Turns();
  const loader = new DataLoader<string, T | undefined>(
    async (keys) => {
      const query = find(keys);
      turns.begin(query);
      const found = await query;
      return keys.map((key) => found.get(key));
    },
    { cache: false, maxBatchSize: most, batchScheduleFn: (dispatch) => turns.next(dispatch) },
  );
  return (key) => loader.load(key);
}

/** One query after the other. */
class Turns {
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  next(dispatch: () => void): void {
    this.#waiting.push(dispatch);
    // Whoever asks in the same turn of the event loop comes along.
    setImmediate(() => this.#go());
  }

  begin(query: Promise<unknown>): void {
    this.#underWay += 1;
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.#underWay -= 1;
      this.#go();
    };
    const timer = setTimeout(over, longestTurnMs);
    query.then(over, over);
  }

  #go(): void {
    if (this.#underWay === 0) this.#waiting.shift()?.();
  }
}
