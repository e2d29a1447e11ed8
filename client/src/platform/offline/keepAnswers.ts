import { queryClient } from '../api/queryClient.ts';
import { reachability } from '../api/reachability.ts';
import { answerKeeper } from './answerKeeper.ts';
import { keptAnswers } from './KeptAnswers.ts';

/** From now on what is read is kept for when the server cannot be reached. */
export function keepAnswers(): void {
  const { queries, ...others } = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({
    ...others,
    queries: { ...queries, persister: answerKeeper(keptAnswers, reachability) },
  });
}

/** What was read for one person must not be shown to the next one, at this window or at another. */
export async function forgetAnswers(): Promise<void> {
  // What is still being read would be claimed and kept anew when it comes.
  void queryClient.cancelQueries();
  await keptAnswers.forget();
  // With the page: one that is drawn without its answers asks for them again.
  queryClient.clear();
  // What was read meanwhile, by a page that still stood.
  void keptAnswers.forget();
}
