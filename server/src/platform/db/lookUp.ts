import { together } from './together.ts';

/**
 * Looks things up by their key, those that are asked for at the same moment in one query. Nothing is remembered: what
 * is answered was read after it was asked for.
 * @param find answers by key, without what is not there; the same key may come twice
 * @param most keys in a query
 */
export function lookUp<T>(
  find: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  most?: number,
): (key: string) => Promise<T | undefined> {
  return together<string, T | undefined>(async (keys) => {
    const found = await find(keys);
    return keys.map((key) => found.get(key));
  }, most);
}
