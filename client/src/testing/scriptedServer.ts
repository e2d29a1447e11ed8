import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Answer {
  status: number;
  body?: unknown;
  /** `application/json` unless told; then `body` is sent as it stands. */
  type?: string;
}

export interface Asked {
  method: string;
  url: string;
  body: unknown;
}

/**
 * A server whose answers a test decides, reached through real HTTP: for refusals and failures that the real server
 * gives only when it is in trouble. Page-relative fetches go to it until the test ends.
 */
export async function scriptedServer(
  answer: (asked: Asked) => Answer | Promise<Answer>,
): Promise<{ asked: Asked[]; stop: () => void }> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const question = { method: request.method ?? '', url: request.url ?? '', body: await bodyOf(request) };
    asked.push(question);
    const { status, body, type } = await answer(question);
    response.writeHead(status, { 'content-type': type ?? 'application/json' });
    response.end(body === undefined ? undefined : type ? String(body) : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const realFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => realFetch(new URL(String(input), origin), init);
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(() => {
    globalThis.fetch = realFetch;
    stop();
  });
  return { asked, stop };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
}
