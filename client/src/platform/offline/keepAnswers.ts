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
