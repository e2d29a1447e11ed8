import { ConnectionQuality, ParticipantEvent } from 'livekit-client';
import { useEffect, useState } from 'react';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { useObservable } from '../useObservable.ts';
import { WeakWatch } from './weakWatch.ts';

/** Whether to ask for going on without pictures; `answered` ends the question. */
export function useWeakOffer({ room: { room } }: ActiveCall): { isOffered: boolean; answered: () => void } {
  const [watch] = useState(() => new WeakWatch());
  useEffect(() => {
    const self = room.localParticipant;
    const hear = (quality: ConnectionQuality) =>
      watch.hear(quality === ConnectionQuality.Poor || quality === ConnectionQuality.Lost);
    self.on(ParticipantEvent.ConnectionQualityChanged, hear);
    return () => {
      self.off(ParticipantEvent.ConnectionQualityChanged, hear);
      watch.end();
    };
  }, [room, watch]);
  return { isOffered: useObservable(watch.isOffered), answered: () => watch.answered() };
}
