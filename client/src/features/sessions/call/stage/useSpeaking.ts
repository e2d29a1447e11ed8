import { type Participant, ParticipantEvent } from 'livekit-client';
import { useCallback, useSyncExternalStore } from 'react';

/** Whether a person is heard now; renders again when that changes. */
export function useSpeaking(participant: Participant): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      participant.on(ParticipantEvent.IsSpeakingChanged, listener);
      return () => void participant.off(ParticipantEvent.IsSpeakingChanged, listener);
    },
    [participant],
  );
  return useSyncExternalStore(subscribe, () => participant.isSpeaking);
}
