import { type ConnectionQuality, type Participant, ParticipantEvent } from 'livekit-client';
import { useCallback, useSyncExternalStore } from 'react';

/** How well a person is connected, as the SFU measures it; renders again when that changes. */
export function useQuality(participant: Participant): ConnectionQuality {
  const subscribe = useCallback(
    (listener: () => void) => {
      participant.on(ParticipantEvent.ConnectionQualityChanged, listener);
      return () => void participant.off(ParticipantEvent.ConnectionQualityChanged, listener);
    },
    [participant],
  );
  return useSyncExternalStore(subscribe, () => participant.connectionQuality);
}
