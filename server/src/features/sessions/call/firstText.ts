import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** RFC 6455, 1.3. */
const protocolId = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** A whole text message of one frame, masked, as a browser sends it: RFC 6455, 5.2. */
const wholeText = 0x81;
const masked = 0x80;

interface Limits {
  /** Bytes of a message. */
  readonly messageBytes: number;
  /** Until it has to have come (ms). */
  readonly standByMs: number;
}

/** The answer that makes a WebSocket of a request, without any extension; undefined for a request that is none. */
export function acceptSocket({ method, headers }: IncomingMessage): string | undefined {
  const { upgrade, 'sec-websocket-key': key = '', 'sec-websocket-version': version } = headers;
  const isWebSocket = method === 'GET' && upgrade?.toLowerCase() === 'websocket' && version === '13';
  if (!isWebSocket || !/^[+/0-9A-Za-z]{22}==$/.test(key)) return undefined;
  const answer = createHash('sha1').update(`${key}${protocolId}`).digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${answer}\r\n\r\n`;
}

/**
 * The first message of a client that sends nothing more before it is answered; undefined when anything else comes,
 * nothing in time, or the socket ends. It is left paused, for whoever goes on with it.
 */
export function readFirstText(
  client: Duplex,
  firstBytes: Buffer,
  limits: Limits,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let bytes = Buffer.alloc(0);
    const settle = (text?: string) => {
      clearTimeout(timer);
      client.off('data', take).off('close', onEnd).off('end', onEnd);
      client.pause();
      resolve(text);
    };
    const onEnd = () => settle();
    const timer = setTimeout(onEnd, limits.standByMs);
    const take = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const read = readText(bytes, limits.messageBytes);
      if (read) settle(read === 'malformed' ? undefined : read.text);
    };
    client.on('data', take).on('close', onEnd).on('end', onEnd);
    if (firstBytes.length > 0) take(firstBytes);
  });
}

/** Undefined while some of it is missing. */
function readText(bytes: Buffer, most: number): { text: string } | 'malformed' | undefined {
  if (bytes.length > 0 && bytes[0] !== wholeText) return 'malformed';
  if (bytes.length < 2) return undefined;
  const second = bytes[1] ?? 0;
  const short = second & 0x7f;
  // No address is so long that its length takes eight bytes.
  if ((second & masked) === 0 || short === 127) return 'malformed';
  const at = short === 126 ? 4 : 2;
  if (bytes.length < at) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(2) : short;
  const end = at + 4 + length;
  if (length > most || bytes.length > end) return 'malformed';
  if (bytes.length < end) return undefined;
  const mask = bytes.subarray(at, at + 4);
  const text = bytes.subarray(at + 4).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return { text: Buffer.from(text).toString('utf8') };
}
