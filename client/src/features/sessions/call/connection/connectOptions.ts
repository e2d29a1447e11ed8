/** Where an SFU is asked for: our own origin, whose gate checks who comes. */
export const signalOrigin = () => window.location.origin.replace(/^http/, 'ws');

/** Coming again is ours: the library tries once (ms). */
export const connectOptions = { websocketTimeout: 5_000, peerConnectionTimeout: 10_000, maxRetries: 0 };
