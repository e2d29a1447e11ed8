import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import {
  type AddressInfo,
  createServer as createRawServer,
  type Server as RawServer,
  type Socket,
} from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { startCalendarHost } from '@rapport/infra/calendarHost';
import { afterEach, describe, expect, it, test } from 'vitest';
import { outboundTo } from '../../testing/outboundTo.ts';
import { Outbound, type OutboundOptions } from './Outbound.ts';

const open: (Server | RawServer)[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const server of open.splice(0)) server.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
});

async function listening(server: Server | RawServer, host = '127.0.0.1', at = 0): Promise<number> {
  open.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(at, host, resolve));
  return (server.address() as AddressInfo).port;
}

const serve = (answer: RequestListener, ...where: [string?, number?]) =>
  listening(createServer(answer), ...where);
/** A server that says what it likes, HTTP or not. */
const serveRaw = (talk: (socket: Socket) => void) =>
  listening(createRawServer((socket) => socket.once('data', () => talk(socket))));

/** As if the loopback were public, at that port; every name leads to it. */
const here = (port: number, more: OutboundOptions = {}) =>
  new Outbound({
    resolve: async () => ['127.0.0.1'],
    allow: (to) => to.address === '127.0.0.1' && to.port === port,
    ...more,
  });
const at = (port: number, path = '/', host = 'public.test') => `http://${host}:${port}${path}`;
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: { reason?: string }) => error.reason,
  );

describe('where it goes', () => {
  test('is the public network: an address of this machine or its neighbours is refused before anything is sent', async () => {
    let connections = 0;
    const port = await serve((_, response) => response.end());
    open.at(-1)?.on('connection', () => (connections += 1));
    for (const host of [
      '127.0.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      '0',
      '169.254.169.254',
      '10.0.0.1',
    ])
      expect(await reason(new Outbound().get(at(port, '/', host))), host).toBe('not_allowed');
    for (const address of ['127.0.0.1', '::1', '192.168.0.1', 'fe80::1%eth0', 'fd00::1', '100.64.0.1']) {
      const outbound = new Outbound({ resolve: async () => [address] });
      expect(await reason(outbound.get('http://public.test/')), address).toBe('not_allowed');
    }
    expect(await reason(new Outbound().get(at(port, '/', 'localhost')))).toBe('not_allowed');
    expect(connections).toBe(0);
  });

  test('is nowhere at all when one of the addresses of a name is private', async () => {
    const outbound = new Outbound({ resolve: async () => ['93.184.216.34', '10.0.0.1'] });
    expect(await reason(outbound.get('https://public.test/'))).toBe('not_allowed');
  });

  test('are the ports of the web', async () => {
    const outbound = new Outbound({ resolve: async () => ['93.184.216.34'] });
    for (const port of [22, 25, 3000, 6379, 27017])
      expect(await reason(outbound.get(`https://public.test:${port}/`)), String(port)).toBe('not_allowed');
  });

  test('is the very address that was checked, although the name means another one a moment later', async () => {
    const inner: string[] = [];
    const port = await serve((_, response) => response.end('public'));
    await serve(
      ({ url = '' }, response) => {
        inner.push(url);
        response.end('private');
      },
      '127.0.0.2',
      port,
    );
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    let asked = 0;
    const resolve = async () => answers[Math.min(asked++, 1)] ?? [];
    const outbound = here(port, { resolve });
    expect(String((await outbound.get(at(port))).body)).toBe('public');
    expect(asked).toBe(1);
    expect(await reason(outbound.get(at(port)))).toBe('not_allowed');
    expect(inner).toEqual([]);
  });

  test.each([
    'ftp://public.test/',
    'file:///etc/passwd',
    'data:text/plain,a',
    'http://me:secret@public.test/',
    'public.test',
    '',
  ])('is no address like "%s"', async (address) => {
    expect(await reason(new Outbound().get(address))).toBe('address');
  });

  test('a name that nobody knows is told from a server that does not answer', async () => {
    expect(await reason(here(1, { resolve: async () => [] }).get(at(1)))).toBe('unknown_host');
    const failing = here(1, { resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await reason(failing.get(at(1)))).toBe('unknown_host');
    const port = await serve((_, response) => response.end());
    open.pop()?.close();
    expect(await reason(here(port).get(at(port)))).toBe('unreachable');
  });

  test('over TLS it is who its certificate says, whatever address the name has', async () => {
    const host = await startCalendarHost((_, response) => response.end('private matters'));
    try {
      const outbound = new Outbound({ ...outboundTo(host.port), resolve: async () => ['127.0.0.1'] });
      expect(String((await outbound.get(host.address('/'))).body)).toBe('private matters');
      expect(await reason(outbound.get(`https://other.test:${host.port}/`))).toBe('not_trusted');
      const { ca: _, ...usual } = outboundTo(host.port);
      expect(await reason(new Outbound(usual).get(host.address('/')))).toBe('not_trusted');
    } finally {
      host.stop();
    }
  });
});

describe('redirects', () => {
  const redirecting = (to: (url: string) => string | undefined): RequestListener => {
    return (request, response) => {
      const location = to(request.url ?? '');
      response.writeHead(location === undefined ? 200 : 302, location === undefined ? {} : { location });
      response.end(`at ${request.url}`);
    };
  };

  it('follows three, relative ones too, and no more', async () => {
    const port = await serve(
      redirecting((url) => (url === '/end' ? undefined : url === '/3' ? 'end' : `/${Number(url[1]) + 1}`)),
    );
    expect(String((await here(port).get(at(port, '/1'))).body)).toBe('at /end');
    expect(await reason(here(port).get(at(port, '/0')))).toBe('redirects');
  });

  it.each([
    ['http://127.0.0.1:1/', 'not_allowed'],
    ['http://[::1]/', 'not_allowed'],
    ['http://169.254.169.254/latest/meta-data', 'not_allowed'],
    ['file:///etc/passwd', 'redirects'],
    ['http://me:secret@public.test/', 'redirects'],
    ['http://', 'redirects'],
  ])('checks each hop like the first address: %s is %s', async (location, expected) => {
    const port = await serve(redirecting(() => location));
    expect(await reason(here(port).get(at(port)))).toBe(expected);
  });

  it('asks what a name means again for each hop', async () => {
    const port = await serve(redirecting(() => '/again'));
    let asked = 0;
    const resolve = async () => (asked++ === 0 ? ['127.0.0.1'] : ['192.168.0.1']);
    expect(await reason(here(port, { resolve }).get(at(port)))).toBe('not_allowed');
  });

  it('gives up no encryption', async () => {
    let plain = 0;
    const port = await serve((_, response) => {
      plain += 1;
      response.end();
    });
    const host = await startCalendarHost((_, response) =>
      response.writeHead(301, { location: `http://calendar.test:${port}/` }).end(),
    );
    try {
      expect(
        await reason(new Outbound({ ...outboundTo(host.port), allow: () => true }).get(host.address('/'))),
      ).toBe('redirects');
      expect(plain).toBe(0);
    } finally {
      host.stop();
    }
  });
});

describe('what a hostile server costs', () => {
  const closed = (response: ServerResponse | Socket) =>
    new Promise<void>((resolve) => response.once('close', resolve));

  it('is bounded in size, also when nobody says how much comes, and the connection is closed at once', async () => {
    let written = 0;
    let end: Promise<void> | undefined;
    const port = await serve(async (_, response) => {
      end = closed(response);
      const part = Buffer.alloc(64 * 1024, 'a');
      while (!response.destroyed) {
        written += part.length;
        if (!response.write(part))
          await Promise.race([new Promise((resolve) => response.once('drain', resolve)), end]);
      }
    });
    expect(await reason(here(port).get(at(port), { bodyBytes: 1024 * 1024 }))).toBe('too_large');
    await end;
    // What the two kernels hold in between comes on top.
    expect(written).toBeLessThan(32 * 1024 * 1024);
  });

  it('reads nothing of what says that it is too much', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1024 ** 3 });
      response.write('a');
    });
    expect(await reason(here(port).get(at(port)))).toBe('too_large');
  });

  it('takes a body up to the last byte that may be', async () => {
    const port = await serve((_, response) => response.end(Buffer.alloc(200_000, 'a')));
    expect((await here(port).get(at(port), { bodyBytes: 200_000 })).body).toHaveLength(200_000);
    expect(await reason(here(port).get(at(port), { bodyBytes: 199_999 }))).toBe('too_large');
  });

  it('counts what wraps the body, too', async () => {
    const port = await serveRaw(async (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      const chunks = '1\r\na\r\n'.repeat(10_000);
      while (!socket.destroyed && socket.writable) {
        if (!socket.write(chunks))
          await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed(socket)]);
      }
    });
    expect(await reason(here(port).get(at(port), { bodyBytes: 256 * 1024 }))).toBe('too_large');
  });

  it.each<[string, RequestListener]>([
    ['never answers', () => undefined],
    ['never ends', (_, response) => void response.write('BEGIN:VCALENDAR\r\n')],
    [
      'trickles',
      async (_, response) => {
        while (!response.destroyed) {
          response.write('a');
          await sleep(20);
        }
      },
    ],
    [
      'hints for ever',
      async (_, response) => {
        while (!response.destroyed) {
          response.writeEarlyHints({ link: '</a>; rel=preload' });
          await sleep(20);
        }
      },
    ],
  ])('ends in time when it %s, and the connection with it', async (_name, answer) => {
    let end: Promise<void> | undefined;
    const port = await serve((request: IncomingMessage, response) => {
      end = closed(response);
      answer(request, response as never);
    });
    expect(await reason(here(port).get(at(port), { totalMs: 300 }))).toBe('slow');
    await end;
  });

  it('ends in time also where names are slow', async () => {
    const outbound = new Outbound({ resolve: () => new Promise(() => undefined) });
    expect(await reason(outbound.get('https://public.test/', { totalMs: 50 }))).toBe('slow');
  });

  it('takes no flood of headers', async () => {
    const port = await serveRaw(async (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      while (!socket.destroyed && socket.writable) {
        const isTaken = socket.write(`x-flood: ${'a'.repeat(1_000)}\r\n`);
        if (!isTaken)
          await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed(socket)]);
      }
    });
    expect(await reason(here(port).get(at(port)))).toBe('too_large');
  });

  it('unpacks nothing: it asks for the thing as it is', async () => {
    const asked: (string | undefined)[] = [];
    const port = await serve((request, response) => {
      asked.push(String(request.headers['accept-encoding']));
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(64 * 1024 * 1024)));
    });
    expect(await reason(here(port).get(at(port)))).toBe('packed');
    expect(asked).toEqual(['identity']);
  });

  it.each([
    'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    'SSH-2.0-dropbear\r\n',
    '',
    '\0\0\0\0',
  ])('is no more than an error where it does not speak HTTP: %j', async (said) => {
    const port = await serveRaw((socket) => socket.end(said));
    expect(await reason(here(port).get(at(port)))).toBe('unreachable');
  });

  it('leaves no half of an answer', async () => {
    const port = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'));
    expect(await reason(here(port).get(at(port)))).toBe('unreachable');
  });
});

describe('what it sends', () => {
  it('posts a body with its headers, and takes a redirect for an answer', async () => {
    const got: unknown[] = [];
    const port = await serve(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      got.push([request.method, request.headers.host, request.headers.ttl, String(Buffer.concat(parts))]);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    const message = { headers: { ttl: '60' }, body: Buffer.from('sealed') };
    expect((await here(port).post(at(port, '/push'), message)).status).toBe(307);
    expect(got).toEqual([['POST', `public.test:${port}`, '60', 'sealed']]);
    expect(await reason(new Outbound().post('http://127.0.0.1/', message))).toBe('not_allowed');
  });

  it('is cut off when the server ends', async () => {
    const port = await serve(() => undefined);
    const outbound = here(port);
    const answer = reason(outbound.get(at(port)));
    await expect.poll(() => sockets.size).toBe(1);
    outbound.end();
    expect(await answer).toBe('unreachable');
  });
});
