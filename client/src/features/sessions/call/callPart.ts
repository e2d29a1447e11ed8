import { preloadable } from '../../../platform/preloadable.tsx';
import { webrtcShims } from './connection/webrtcShims.ts';
import type { JoinMedia } from './media/LobbyMedia.ts';

/** The call, whose code comes while people look at themselves in the lobby. */
export const callPart = preloadable(async () => {
  const [{ Call }] = await Promise.all([import('./Call.tsx'), webrtcShims()]);
  return Call;
});

/** The same, with what begins it before it is drawn. Rejects where it cannot be had now. */
export async function loadCall(): Promise<(sessionId: string, media: JoinMedia) => void> {
  const [{ beginAhead }] = await Promise.all([import('./connection/beginCall.ts'), callPart.preload()]);
  return beginAhead;
}
