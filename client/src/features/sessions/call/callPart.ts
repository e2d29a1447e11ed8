import { preloadable } from '../../../platform/preloadable.tsx';

/** The call, whose code comes while people look at themselves in the lobby. */
export const callPart = preloadable(async () => (await import('./Call.tsx')).Call);
