/**
 * Mends what differs between browsers' connections. Chromium from 123 on needs none of it, by its own version checks;
 * has to be there before the first connection, in any other browser.
 */
export async function webrtcShims(): Promise<void> {
  if (!('userAgentData' in navigator)) await import('webrtc-adapter');
}
