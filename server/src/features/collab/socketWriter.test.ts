import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { closeCode } from '@rapport/shared/collab/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { SocketWriter } from './socketWriter.ts';

const bound = 256 * 1024;
const chunk = new Uint8Array(16 * 1024);

let server: WebSocketServer;
let client: WebSocket;
let ws: WebSocket;
let writer: SocketWriter;
beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const connected = once(server, 'connection');
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [accepted, req] = await connected;
  ws = accepted;
  await once(client, 'open');
  writer = new SocketWriter(ws, req.socket, { bufferedToReaderBytes: bound, closeMs: 50 });
});
afterEach(() => {
  client.terminate();
  server.close();
});

test('keeps no more for a slow reader than the bound and one frame, and then refuses', async () => {
  client.pause();
  let most = 0;
  while (writer.send(chunk)) {
    most = Math.max(most, ws.bufferedAmount);
    await turn();
  }
  expect(most).toBeGreaterThan(bound - chunk.length);
  expect(most).toBeLessThanOrEqual(bound + 2 * chunk.length);
});

test('lets a single frame through that is larger than the bound, a first synchronisation for example', async () => {
  const large = new Uint8Array(20 * bound);
  const received: number[] = [];
  client.on('message', (data: Buffer) => received.push(data.length));
  expect([writer.send(large), writer.send(chunk)]).toEqual([true, true]);
  while (received.length < 2) await once(client, 'message');
  expect(received).toEqual([large.length, chunk.length]);
});

test('cuts off who does not take its close frame', async () => {
  client.pause();
  while (writer.send(chunk)) await turn();
  writer.close(closeCode.tooSlow);
  await once(ws, 'close');
  expect(ws.bufferedAmount).toBe(0);
});

test('writes what one turn of the event loop brings in one piece', async () => {
  const pieces: number[] = [];
  const socket = Reflect.get(client, '_socket');
  socket.prependListener('data', (bytes: Buffer) => pieces.push(bytes.length));
  let messages = 0;
  client.on('message', () => {
    messages += 1;
  });
  for (let i = 0; i < 100; i += 1) writer.send(Uint8Array.of(1, 2, 3));
  while (messages < 100) await once(client, 'message');
  expect(pieces).toEqual([100 * 5]);
});
