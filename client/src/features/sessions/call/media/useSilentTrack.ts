import { useEffect, useState } from 'react';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { Ear } from './Ear.ts';
import { silenceStart, watchSilence } from './silence.ts';

/** How often the sent track is looked at (ms): it is another one after each change of the device. */
const every = 250;

/** The microphone's track that is sent and gives nothing at all; undefined while there is nothing to say. */
export function useSilentTrack({ session, room }: ActiveCall): MediaStreamTrack | undefined {
  const [silent, setSilent] = useState<MediaStreamTrack>();
  useEffect(() => {
    let listening: { track: MediaStreamTrack; ear: Ear } | undefined;
    let silence = silenceStart;
    const timer = setInterval(() => {
      const sent = room.sentMicrophone();
      if (sent && sent !== listening?.track) {
        listening?.ear.end();
        listening = { track: sent, ear: new Ear(sent) };
        silence = silenceStart;
      }
      const isSent = sent !== undefined && session.state.get().phase === 'connected';
      silence = watchSilence(silence, isSent ? listening?.ear.read()?.peak : undefined, performance.now());
      setSilent(silence.isSilent ? listening?.track : undefined);
    }, every);
    return () => {
      clearInterval(timer);
      listening?.ear.end();
    };
  }, [session, room]);
  return silent;
}
