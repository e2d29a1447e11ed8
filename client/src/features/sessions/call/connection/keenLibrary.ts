import { CriticalTimers } from 'livekit-client';

/** How often the library looks whether a connection stands, and how often it is made to (ms). */
const looksEvery = 50;
const wanted = 5;

/** A look costs nothing, and until the next one there is no picture. */
export function keenLibrary(): void {
  const { setTimeout } = CriticalTimers;
  CriticalTimers.setTimeout = (callback, ms, ...given) =>
    setTimeout(callback, ms === looksEvery ? wanted : ms, ...given);
}
