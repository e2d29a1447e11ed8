import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Post } from '../platform/push/post.ts';

/** As the server's own way out, without its guard: the push service of a test is inside. */
const fetchPost: Post = async (url, { headers, body, timeoutMs }) => {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, ...(retryAfter !== null && { retryAfter }) };
};

const serviceOrigin = 'https://push.test';
const tagBytes = 16;

/** A browser that takes notices, with keys of its own; reads what was encrypted for it (RFC 8188, RFC 8291). */
export class TestBrowser {
  readonly endpoint = `${serviceOrigin}/${randomBytes(12).toString('base64url')}`;
  readonly #keys: ECDH = createECDH('prime256v1');
  readonly #auth = randomBytes(16);

  constructor(readonly label = 'A browser') {
    this.#keys.generateKeys();
  }

  /** What it gives to the server. */
  get subscription() {
    return {
      endpoint: this.endpoint,
      keys: {
        p256dh: this.#keys.getPublicKey('base64url'),
        auth: this.#auth.toString('base64url'),
      },
      label: this.label,
    };
  }

  /** @throws Error where it was encrypted for somebody else, or changed on its way */
  read(body: Buffer): unknown {
    const salt = body.subarray(0, 16);
    const senderKey = body.subarray(21, 21 + body.readUInt8(20));
    const record = body.subarray(21 + senderKey.length);
    const names = Buffer.concat([Buffer.from('WebPush: info\0'), this.#keys.getPublicKey(), senderKey]);
    const material = hkdfSync('sha256', this.#keys.computeSecret(senderKey), this.#auth, names, 32);
    const derive = (name: string, bytes: number) =>
      Buffer.from(hkdfSync('sha256', Buffer.from(material), salt, `Content-Encoding: ${name}\0`, bytes));
    const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    decipher.setAuthTag(record.subarray(-tagBytes));
    const text = Buffer.concat([decipher.update(record.subarray(0, -tagBytes)), decipher.final()]);
    // The last record ends in 2 and zeros.
    return JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString());
  }
}

export interface ReceivedPush {
  readonly endpoint: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * A push service on a real port. It speaks plain HTTP, because no authority signs for it; `post` sends there what is
 * meant for its name, and is the server's own in all else.
 */
export async function startPushService() {
  const received: ReceivedPush[] = [];
  const answers = new Map<string, { status: number; headers?: Record<string, string> } | 'silence'>();
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const endpoint = `${serviceOrigin}${request.url}`;
    received.push({ endpoint, headers: request.headers, body: Buffer.concat(chunks) });
    const answer = answers.get(endpoint) ?? { status: 201 };
    if (answer === 'silence') request.socket.destroy();
    else response.writeHead(answer.status, answer.headers).end('what a push service has to say');
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const post: Post = (url, request) =>
    fetchPost(url.replace(serviceOrigin, `http://127.0.0.1:${port}`), request);
  return {
    post,
    /** What has come for a browser. */
    receivedBy: ({ endpoint }: TestBrowser) => received.filter((one) => one.endpoint === endpoint),
    /** How it answers for a browser from now on. */
    answer: (
      { endpoint }: TestBrowser,
      status: number | 'silence',
      headers: Record<string, string> = {},
    ): void => {
      answers.set(endpoint, status === 'silence' ? status : { status, headers });
    },
    stop: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** What the sender says of itself, once its signature is proved (RFC 8292). @throws Error where it is not */
export function provenClaims({ headers }: ReceivedPush): {
  readonly key: string;
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
} {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const publicKey = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' },
    format: 'jwk',
  });
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isRight) throw new Error('the signature is not by that key');
  return { key, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) };
}
