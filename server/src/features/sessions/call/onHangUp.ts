import type { Duplex } from 'node:stream';

/**
 * Hears when the other side hangs up while it waits and nobody reads what it sends, which Node notices only on reading.
 * Returns what ends that; nothing is taken from the socket.
 */
export function onHangUp(client: Duplex, act: () => void): () => void {
  const look = () => void client.read(0);
  client.on('readable', look);
  client.on('end', act);
  return () => {
    client.off('readable', look);
    client.off('end', act);
  };
}
