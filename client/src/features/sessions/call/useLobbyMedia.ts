import { useEffect, useState } from 'react';
import { LobbyMedia } from './LobbyMedia.ts';
import { readMediaChoice } from './mediaChoice.ts';

/** Camera and microphone for as long as the lobby is shown. Opens them by itself where nobody has to be asked, or when `asks`. */
export function useLobbyMedia(asks: boolean): LobbyMedia | undefined {
  const [media, setMedia] = useState<LobbyMedia>();
  useEffect(() => {
    const made = new LobbyMedia(readMediaChoice(), navigator.mediaDevices);
    setMedia(made);
    return () => made.end();
  }, []);
  useEffect(() => {
    if (!media) return;
    let isGone = false;
    const start = async () => {
      if (!asks && !(await media.isPermitted())) return;
      const { camera, microphone } = media.state.get();
      if (!isGone && camera.status === 'off' && microphone.status === 'off') await media.start();
    };
    void start();
    return () => {
      isGone = true;
    };
  }, [media, asks]);
  return media;
}
