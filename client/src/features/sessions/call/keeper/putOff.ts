import { Observable } from '../Observable.ts';

const key = (sessionId: string) => `rapport.keeper.${sessionId}`;

/** Ends (ms) for which the question was answered or put off, by session, as far as this page knows. */
const known = new Map<string, Observable<number | undefined>>();

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** The end (ms) of the session before which this person has had the question: it is asked once for each. */
export function putOffAt(sessionId: string, storage: Store = sessionStorage): Observable<number | undefined> {
  const there = known.get(sessionId) ?? new Observable(read(sessionId, storage));
  known.set(sessionId, there);
  return there;
}

/** Also over a reload: whoever comes back into the call is not asked again. */
export function putOff(sessionId: string, end: number, storage: Store = sessionStorage): void {
  try {
    storage.setItem(key(sessionId), String(end));
  } catch {
    // Storage is closed to us: it lasts as long as the page.
  }
  putOffAt(sessionId, storage).set(end);
}

function read(sessionId: string, storage: Store): number | undefined {
  try {
    const end = Number(storage.getItem(key(sessionId)));
    return end > 0 ? end : undefined;
  } catch {
    return undefined;
  }
}
