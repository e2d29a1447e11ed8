import { useEffect, useEffectEvent } from 'react';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { useMicrophone } from './useMicrophone.ts';

/** Shorter silences come from the browser itself, when a headset is plugged in (ms). */
const takenAfter = 1_500;

/**
 * Says so when the system gives the microphone to another program or to a phone call, and comes back with it. A page
 * only hears silence then, and would look as if it sent.
 */
export function useTakenMicrophone({ session: { media }, room }: ActiveCall): void {
  const { track } = useMicrophone(room.room);
  const taken = useEffectEvent(() => {
    if (track?.muted && media.state.get().microphone.on) media.fail('microphone', 'busy');
  });
  const givenBack = useEffectEvent(() => {
    if (media.state.get().microphone.failure === 'busy') media.rest('microphone', true);
  });
  useEffect(() => {
    if (!track) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onMute = () => {
      timer = setTimeout(taken, takenAfter);
    };
    const onUnmute = () => {
      clearTimeout(timer);
      givenBack();
    };
    track.addEventListener('mute', onMute);
    track.addEventListener('unmute', onUnmute);
    if (track.muted) onMute();
    return () => {
      clearTimeout(timer);
      track.removeEventListener('mute', onMute);
      track.removeEventListener('unmute', onUnmute);
    };
  }, [track]);
}
