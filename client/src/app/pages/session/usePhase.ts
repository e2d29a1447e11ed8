import { type Phase, phaseOf } from '@rapport/shared/sessions/sessionState';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useEffect, useState } from 'react';
import { serverNow } from '../../../platform/time/serverClock.ts';

/** How often the clock is asked whether the room has opened (ms). */
const every = 500;

/** What the page is now, by the server's clock; renders again only when that changes. */
export function usePhase({ state, startsAt, minutes, endedAt }: SessionView): Phase {
  const times = {
    state,
    startsAt: Date.parse(startsAt),
    minutes,
    endedAt: endedAt === null ? null : Date.parse(endedAt),
  };
  const [, setPhase] = useState<Phase>();
  const phase = phaseOf(times, serverNow());
  useEffect(() => {
    const timer = setInterval(
      () =>
        setPhase(
          phaseOf(
            {
              state,
              minutes,
              startsAt: Date.parse(startsAt),
              endedAt: endedAt === null ? null : Date.parse(endedAt),
            },
            serverNow(),
          ),
        ),
      every,
    );
    return () => clearInterval(timer);
  }, [state, startsAt, minutes, endedAt]);
  return phase;
}
