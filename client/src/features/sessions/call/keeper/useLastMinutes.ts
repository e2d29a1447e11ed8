import { readClock } from '@rapport/shared/sessions/clock';
import { minute } from '@rapport/shared/sessions/sessionState';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useNow } from '../../../../platform/time/useNow.ts';

/** Whether the session is in its last five minutes or past its planned end, and when that is (ms). */
export function useLastMinutes({ startsAt, minutes }: SessionView): { isLate: boolean; end: number } {
  const now = useNow(1_000);
  const start = Date.parse(startsAt);
  const { phase } = readClock(start, minutes, now);
  return { isLate: phase === 'five_minutes' || phase === 'overtime', end: start + minutes * minute };
}
