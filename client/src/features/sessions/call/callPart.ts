import { preloadable } from '../../../ui/preloadable.tsx';
import type { PreparedCall } from './connection/prepareCall.ts';
import { webrtcShims } from './connection/webrtcShims.ts';
import { NotLoaded } from './NotLoaded.tsx';

const load = async () => {
  const [{ Call, prepareCall }] = await Promise.all([import('./Call.tsx'), webrtcShims()]);
  return { Call, prepareCall };
};

/** The call, whose code comes while people look at themselves in the lobby. */
export const callPart = preloadable(async () => (await load()).Call, NotLoaded);

/** As `prepareCall`, once that code is here. Rejects where it cannot be had now. */
export async function prepareCallAhead(sessionId: string): Promise<PreparedCall> {
  const [{ prepareCall }] = await Promise.all([load(), callPart.preload()]);
  return prepareCall(sessionId);
}
