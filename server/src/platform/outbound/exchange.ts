import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { OutboundError } from './OutboundError.ts';
import { readBody } from './readBody.ts';

export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Empty for a redirect. */
  readonly body: Buffer;
}

export interface Route {
  /** Connected to, and to nothing else, whatever the name means by now. */
  readonly addresses: readonly string[];
  readonly headerBytes: number;
  readonly bodyBytes: number;
  readonly signal: AbortSignal;
  /** Certificates that are trusted instead of the usual ones (PEM). */
  readonly ca?: string | undefined;
}

/** One request and its answer, over a connection of its own that is closed whatever comes of it. */
export function exchange(
  url: URL,
  { method, headers, body }: Exchange,
  route: Route,
): Promise<OutboundAnswer> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const sent = request(url, {
      method,
      headers: { 'accept-encoding': 'identity', 'user-agent': 'Rapport', ...headers },
      agent: false,
      lookup: only(route.addresses),
      maxHeaderSize: route.headerBytes,
      signal: route.signal,
      ...(route.ca !== undefined && { ca: route.ca }),
    });
    // A connection may end without an error: where the other side asks for another protocol.
    const unanswered = () => reject(new OutboundError('unreachable'));
    sent.on('error', reject);
    sent.on('close', unanswered);
    sent.on('response', (answer) => {
      sent.off('close', unanswered);
      // Whoever reads is told; nobody reads what is refused by its headers.
      answer.on('error', () => undefined);
      void answerOf(answer, route.bodyBytes)
        .then(resolve, reject)
        .finally(() => sent.destroy());
    });
    sent.end(body);
  });
}

async function answerOf(answer: IncomingMessage, bodyBytes: number): Promise<OutboundAnswer> {
  const { statusCode: status = 0, headers } = answer;
  const isRedirect = status >= 300 && status < 400;
  return { status, headers, body: isRedirect ? Buffer.alloc(0) : await readBody(answer, bodyBytes) };
}

function only(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, options, done) => {
    const [first] = known;
    if (options.all) done(null, known);
    else if (first) done(null, first.address, first.family);
    else done(new OutboundError('unknown_host'), '');
  };
}
