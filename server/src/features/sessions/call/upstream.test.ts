import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSignal, type SfuRequest, validateSignal } from './upstream.ts';

/** A listener in the SFU's place, because the SFU does not tell what it was sent. */
let listener: Server;
let url: string;
const asked: IncomingMessage[] = [];
const sockets: Duplex[] = [];

beforeAll(async () => {
  listener = createServer((req, res) => {
    asked.push(req);
    res.writeHead(200).end('success');
  });
  listener.on('upgrade', (req, socket) => {
    asked.push(req);
    sockets.push(socket);
    if (req.url?.startsWith('/rtc/silent')) return;
    if (req.url?.startsWith('/rtc/no')) socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    else
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhello',
      );
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  listener.close();
});

const ask = (path: string): SfuRequest => ({
  path,
  token: 'the-token',
  query: new URLSearchParams('access_token=other&publish=x&attributes=y&join_request=abc&access_token=third'),
  headers: {
    cookie: 'rapport=secret',
    authorization: 'Bearer other',
    'sec-websocket-key': 'key',
    'sec-websocket-version': '13',
    'sec-websocket-extensions': 'permessage-deflate',
    'x-anything': 'else',
  },
});

test('the SFU gets the handshake, the verified token and the join request; no cookie, no compression, no token in an address', async () => {
  const { socket, handshake } = await openSignal(url, ask('/rtc/v1'), new AbortController().signal);
  expect(handshake).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\n/);
  const request = asked.at(-1);
  expect(request?.url).toBe('/rtc/v1?join_request=abc');
  expect(request?.headers).toEqual({
    host: new URL(url).host,
    authorization: 'Bearer the-token',
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': 'key',
    'sec-websocket-version': '13',
  });
  socket.destroy();
  expect(await validateSignal(url, ask('/rtc/v1/validate'))).toBe(200);
  expect(asked.at(-1)?.headers).not.toHaveProperty('cookie');
  expect(asked.at(-1)?.url).toBe('/rtc/v1/validate?join_request=abc');
});

test('an SFU that refuses or is away is "call unavailable"', async () => {
  const { signal } = new AbortController();
  await expect(openSignal(url, ask('/rtc/no'), signal)).rejects.toMatchObject({ code: 'call_unavailable' });
  await expect(openSignal('http://127.0.0.1:1', ask('/rtc'), signal)).rejects.toMatchObject({
    code: 'call_unavailable',
  });
  await expect(validateSignal('http://127.0.0.1:1', ask('/rtc/validate'))).rejects.toMatchObject({
    code: 'call_unavailable',
  });
});

test('whoever hangs up while the SFU is asked leaves nothing open there', async () => {
  const gone = new AbortController();
  const opening = openSignal(url, ask('/rtc/silent'), gone.signal);
  opening.catch(() => undefined);
  while (!asked.at(-1)?.url?.startsWith('/rtc/silent')) await new Promise(setImmediate);
  const socket = sockets.at(-1);
  if (!socket) throw new Error('nobody came');
  const ended = once(socket.resume(), 'end');
  gone.abort();
  await expect(opening).rejects.toMatchObject({ code: 'call_unavailable' });
  await ended;
});
