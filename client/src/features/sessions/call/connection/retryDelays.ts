const first = [0, 300, 500, 500, 500, 500, 500];
const later = 1_000;

/**
 * The wait before the next try (ms), for the library's own reconnection and for ours beyond it. Short for ever: two
 * people look at a still picture, and with the library's defaults it comes back ten seconds after the server did.
 */
export function retryDelay(triesBefore: number): number {
  return first[triesBefore] ?? later;
}
