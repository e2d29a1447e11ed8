import { listInSession } from '@rapport/shared/sessions/inSession.api';
import { useOperation } from '../../platform/api/useOperation.ts';

/** What a live event has not told is found by asking again (ms). */
const askAgain = 60_000;
const nobody: ReadonlySet<string> = new Set();

/** Ids of those whom the viewer is paired with and who are in a call at this moment. */
export function useInSession(): ReadonlySet<string> {
  const { data } = useOperation(listInSession, {}, { refetchInterval: askAgain });
  return data ? new Set(data.people) : nobody;
}
