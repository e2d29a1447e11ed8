import { useEffect, useState } from 'react';
import { LobbyMedia } from './LobbyMedia.ts';
import { readMediaChoice } from './mediaChoice.ts';

/** Camera and microphone for as long as the lobby is shown. Opens them only when `isWanted`: a camera that starts days before the hour is an intrusion. */
export function useLobbyMedia(isWanted: boolean): LobbyMedia | undefined {
  const [media, setMedia] = useState<LobbyMedia>();
  useEffect(() => {
    const made = new LobbyMedia(readMediaChoice(), navigator.mediaDevices);
    setMedia(made);
    return () => made.end();
  }, []);
  useEffect(() => {
    if (!media || !isWanted) return;
    const { camera, microphone } = media.state.get();
    if (camera.status === 'off' && microphone.status === 'off') void media.start();
  }, [media, isWanted]);
  return media;
}
