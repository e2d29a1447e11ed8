import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation, Seat } from './installation.ts';
import type { Question } from './pages.ts';

export interface Answered {
  /** From the request's first byte to the answer's last (ms). */
  readonly ms: number;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** The server remembers who a cookie belongs to for a second. Nobody's page is opened as often as that. */
const forgottenAfter = 1_100;

/** Waits until the server has forgotten whose cookie this is, as it has when somebody opens a page. */
export async function untilForgotten(seat: Seat): Promise<void> {
  const wait = seat.askedAt + forgottenAfter - performance.now();
  if (seat.askedAt > 0 && wait > 0) await sleep(wait);
}

/**
 * The server bounds what one person asks in a minute: who has asked more waits, and the time of that does not count.
 * @throws Error for any other answer but 200
 */
export async function ask(installation: Installation, seat: Seat, question: Question): Promise<Answered> {
  const until = performance.now() + 90_000;
  for (;;) {
    const answered = await askOnce(installation, seat, question);
    if (answered !== 'too often') return answered;
    if (performance.now() > until) throw new Error(`${question.name} is refused for ever`);
    await sleep(5_000);
  }
}

function askOnce(
  { origin }: Installation,
  seat: Seat,
  { name, pathFor }: Question,
): Promise<Answered | 'too often'> {
  const path = pathFor(seat, Date.now());
  return new Promise((resolve, reject) => {
    const from = performance.now();
    seat.askedAt = from;
    const request = get(
      `${origin}${path}`,
      { agent, headers: { cookie: seat.cookie, origin } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const ms = performance.now() - from;
          const body = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve({ ms, body });
          else if (response.statusCode === 429) resolve('too often');
          else reject(new Error(`${name} was answered ${response.statusCode}: ${body.slice(0, 200)}`));
        });
        response.on('error', reject);
      },
    );
    request.on('error', reject);
  });
}
