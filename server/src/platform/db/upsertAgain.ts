import { isDuplicate } from './database.ts';

/** Two upserts of the same new row may both try to insert it: the one that came second finds it when it tries again. */
export async function upsertAgain<T>(upsert: () => PromiseLike<T>): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return upsert();
  }
}
