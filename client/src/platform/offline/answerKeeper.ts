import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { Query, QueryFunction, QueryFunctionContext } from '@tanstack/react-query';
import { isCode } from '../api/isCode.ts';
import type { Reachability } from '../api/reachability.ts';
import type { KeptAnswer, KeptAnswers } from './KeptAnswers.ts';
import { isKeptOperation } from './keptOperations.ts';

/** As react-query wants its `persister`: asks as it would have been asked, and does more with what comes. */
type Ask = (queryFn: QueryFunction<unknown>, context: QueryFunctionContext, query: Query) => Promise<unknown>;

/** After this without an answer we look whether there is a server at all (ms). */
const patience = 3_000;

/**
 * Keeps what home, pairs, sessions and records were answered, and answers with it when the server cannot be reached
 * and the page has nothing to show. `dataUpdatedAt` then is the time at which it was read.
 */
export function answerKeeper(
  answers: Pick<KeptAnswers, 'claim' | 'keep' | 'read' | 'drop'>,
  reachability: Pick<Reachability, 'state' | 'subscribe' | 'check'>,
): Ask {
  return async (queryFn, context, query) => {
    const { queryHash, queryKey } = query;
    const asked = Promise.resolve(queryFn(context));
    if (!isKeptOperation(queryKey)) return asked;
    const answer = asked.then(
      (data) => {
        if (queryKey[0] === 'identity.readMe') void answers.claim((data as Viewer).id, Date.now());
        void answers.keep(queryHash, { at: Date.now(), data });
        return data;
      },
      (error: unknown) => {
        if (isCode(error, 'not_found', 'forbidden')) void answers.drop(queryHash);
        throw error;
      },
    );
    if (query.state.data !== undefined || !(await isAway(answer, reachability))) return answer;
    const kept = await answers.read(queryHash);
    if (!kept) return answer;
    return shown(kept, query);
  };
}

function shown(kept: KeptAnswer, query: Query): unknown {
  // After the query has taken it for an answer of now.
  setTimeout(() => query.setState({ dataUpdatedAt: kept.at }));
  return kept.data;
}

/** Resolves with the answer, with `false`, or as soon as it is known that the server is away, with `true`. */
async function isAway(
  answer: Promise<unknown>,
  reachability: Pick<Reachability, 'state' | 'subscribe' | 'check'>,
): Promise<boolean> {
  let stop: () => void = () => undefined;
  const away = new Promise<true>((resolve) => {
    const look = () => reachability.state().reach !== 'ok' && resolve(true);
    stop = reachability.subscribe(look);
    look();
  });
  const timer = setTimeout(() => void reachability.check(), patience);
  const answered = answer.then(
    () => false,
    (error: unknown) => isCode(error, 'unavailable'),
  );
  try {
    return await Promise.race([answered, away]);
  } finally {
    clearTimeout(timer);
    stop();
  }
}
