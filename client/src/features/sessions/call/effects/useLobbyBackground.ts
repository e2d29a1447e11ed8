import { useEffect, useState } from 'react';
import type { LobbyMedia } from '../media/LobbyMedia.ts';
import { LobbyBackground } from './LobbyBackground.ts';

/** The background of the preview for as long as it is shown; undefined only at the first render. */
export function useLobbyBackground(media: LobbyMedia): LobbyBackground | undefined {
  const [background, setBackground] = useState<LobbyBackground>();
  useEffect(() => {
    const made = new LobbyBackground(media);
    setBackground(made);
    return () => made.end();
  }, [media]);
  return background;
}
