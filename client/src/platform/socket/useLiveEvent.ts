import type { ServerEvents } from '@rapport/shared/realtime';
import { useEffect, useEffectEvent } from 'react';
import { onLiveEvent } from './liveSocket.ts';

/** Hears a live event while the component is shown; always calls the newest `handler`. */
export function useLiveEvent<E extends keyof ServerEvents>(event: E, handler: ServerEvents[E]): void {
  const newest = useEffectEvent((payload: never) => (handler as (payload: never) => void)(payload));
  useEffect(() => onLiveEvent(event, ((payload: never) => newest(payload)) as ServerEvents[E]), [event]);
}
