/** MongoDB's code for a second row under a unique key. */
const duplicateKey = 11_000;

export function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === duplicateKey;
}

/** Two upserts of the same new row may both try to insert it: the one that came second finds it when it tries again. */
export async function upsertAgain<T>(upsert: () => PromiseLike<T>): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return upsert();
  }
}
