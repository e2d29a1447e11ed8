import {
  type ClientRequest,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { RapportError } from '@rapport/shared/core/errors';
import { callLimits } from './callLimits.ts';

/** What belongs to the WebSocket handshake. Cookies stay here; compression would let 1 KiB become 1 MiB at the SFU. */
const passedHeaders = [
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'user-agent',
] as const;

/** Parameters that the gate decides or that would change who somebody is at the SFU. */
const heldParameters = ['access_token', 'publish', 'attributes', 'metadata', 'room'] as const;

export interface SfuRequest {
  /** `/rtc`, `/rtc/v1`, or one of their `/validate`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Verified; goes as a header, so that it is in no log of addresses. */
  readonly token: string;
}

export interface Opened {
  readonly socket: Duplex;
  readonly head: Buffer;
  /** The SFU's answer to the upgrade, to hand on. */
  readonly handshake: string;
}

/** The SFU answers, and does not have the room. */
export class NoSuchRoom extends RapportError {
  constructor() {
    super('call_unavailable', { message: 'The call server has no such room.' });
  }
}

/**
 * Opens the SFU's signalling socket for somebody who was let in.
 * @param signal ends the attempt
 * @throws NoSuchRoom, or RapportError call_unavailable when the SFU does not answer with a WebSocket
 */
export function openSignal(baseUrl: string, ask: SfuRequest, signal: AbortSignal): Promise<Opened> {
  const url = sfuUrl(baseUrl, ask);
  return new Promise((resolve, reject) => {
    const fail = (cause?: unknown) =>
      reject(new RapportError('call_unavailable', { message: 'The call server does not answer.', cause }));
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const upstream: ClientRequest = send(url, {
      agent: false,
      signal,
      timeout: callLimits.upstreamMs,
      headers: {
        ...passed(ask.headers),
        authorization: `Bearer ${ask.token}`,
        connection: 'Upgrade',
        upgrade: 'websocket',
      },
    });
    upstream.on('error', fail);
    upstream.on('timeout', () => upstream.destroy(new Error('timeout')));
    upstream.on('response', (response) => {
      response.resume();
      if (response.statusCode === 404) reject(new NoSuchRoom());
      else fail(new Error(`answered ${response.statusCode}`));
      upstream.destroy();
    });
    upstream.on('upgrade', (response, socket, head) => {
      socket.on('error', () => socket.destroy());
      socket.setTimeout(0);
      socket.setNoDelay(true);
      resolve({ socket, head, handshake: handshakeOf(response) });
    });
    upstream.end();
  });
}

/** Asks the SFU whether it would take somebody; answers its status. @throws RapportError call_unavailable */
export async function validateSignal(baseUrl: string, ask: SfuRequest): Promise<number> {
  try {
    const response = await fetch(sfuUrl(baseUrl, ask), {
      headers: { authorization: `Bearer ${ask.token}` },
      signal: AbortSignal.timeout(callLimits.apiMs),
      redirect: 'error',
    });
    await response.body?.cancel();
    return response.status;
  } catch (cause) {
    throw new RapportError('call_unavailable', { message: 'The call server does not answer.', cause });
  }
}

function sfuUrl(baseUrl: string, { path, query }: SfuRequest): URL {
  const url = new URL(path, baseUrl.replace(/^ws/, 'http'));
  url.search = new URLSearchParams(
    [...query].filter(([name]) => !heldParameters.some((held) => held === name)),
  ).toString();
  return url;
}

function passed(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    passedHeaders.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function handshakeOf({ rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\r\n`));
  return `HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`;
}
