import { preloadable } from '../../../platform/preloadable.tsx';
import { webrtcShims } from './connection/webrtcShims.ts';

/** The call, whose code comes while people look at themselves in the lobby. */
export const callPart = preloadable(async () => {
  const [{ Call }] = await Promise.all([import('./Call.tsx'), webrtcShims()]);
  return Call;
});
