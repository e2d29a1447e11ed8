import type { Duplex } from 'node:stream';
import { FrameMeter } from './frameMeter.ts';
import type { Opened } from './upstream.ts';

/**
 * Joins a browser's socket and the SFU's until one of them goes, then ends the other. What waits for a slow reader is
 * bounded by the streams' own marks: the faster side is paused.
 */
export function joinSockets(client: Duplex, firstBytes: Buffer, upstream: Opened, now: () => number): void {
  const { socket } = upstream;
  const meter = new FrameMeter();
  const end = () => {
    client.destroy();
    socket.destroy();
  };
  const pass = (bytes: Buffer) => {
    if (meter.take(bytes, now())) end();
    else if (!socket.write(bytes)) client.pause();
  };
  client.on('close', end);
  client.on('end', end);
  socket.on('close', end);
  socket.on('end', end);
  client.on('data', pass);
  socket.on('drain', () => client.resume());
  // Who stood at the gate was paused there.
  client.resume();
  if (upstream.handshake) client.write(upstream.handshake);
  if (upstream.head.length > 0) client.write(upstream.head);
  if (firstBytes.length > 0) pass(firstBytes);
  socket.pipe(client);
}
