import { expect, onTestFinished, test, vi } from 'vitest';
import { scriptedServer } from '../../testing/scriptedServer.ts';
import { type Reach, Reachability } from './reachability.ts';

function withAnswers(...answers: Reach[]) {
  const reachability = new Reachability(async () => answers.shift() ?? 'ok');
  const seen: Reach[] = [];
  reachability.subscribe(() => {
    const { reach } = reachability.state();
    if (seen.at(-1) !== reach) seen.push(reach);
  });
  let returns = 0;
  reachability.onReturn(() => {
    returns++;
  });
  return { reachability, seen, returns: () => returns };
}

test('a failure that a call saw is shown at once, before anything is asked again', () => {
  const { reachability } = withAnswers();
  reachability.failed('offline');
  expect(reachability.state().reach).toBe('offline');
});

test('tells a missing server from a missing database, and says once that all is back', async () => {
  const { reachability, seen, returns } = withAnswers('offline', 'unavailable', 'ok', 'ok');
  for (let round = 0; round < 4; round++) await reachability.check();
  expect(seen).toEqual(['offline', 'unavailable', 'ok']);
  expect(returns()).toBe(1);
});

test('somebody who hears from the server again tells everybody, and its database is asked about', async () => {
  const { reachability, seen, returns } = withAnswers('offline', 'unavailable');
  await reachability.check();
  reachability.answered();
  await vi.waitFor(() => expect(seen).toEqual(['offline', 'ok', 'unavailable']));
  expect(returns()).toBe(1);
});

test('the browser going offline is noticed while it listens, and not after', () => {
  const { reachability } = withAnswers();
  const end = reachability.listen();
  onTestFinished(end);
  window.dispatchEvent(new Event('offline'));
  expect(reachability.state().reach).toBe('offline');

  const other = withAnswers().reachability;
  other.listen()();
  window.dispatchEvent(new Event('offline'));
  expect(other.state().reach).toBe('ok');
});

test('while the server is away it says when it is asked again', () => {
  const { reachability } = withAnswers();
  onTestFinished(reachability.listen());
  const before = Date.now();
  reachability.failed('offline');
  expect(reachability.state().nextTryAt).toBeGreaterThan(before);
});

test.each([
  ['our server whose database is away', { status: 503, body: { status: 'unavailable' } }, 'unavailable'],
  [
    'a proxy whose server is away',
    { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' },
    'offline',
  ],
  ['a server that has heard enough of this address', { status: 429, body: {} }, 'ok'],
] as const)('%s', async (_who, answer, reach) => {
  await scriptedServer(() => answer);
  const reachability = new Reachability();
  await reachability.check();
  expect(reachability.state().reach).toBe(reach);
});

test('whoever asks while a probe is under way has it asked once more, because its answer may be from before', async () => {
  const asked: ((reach: Reach) => void)[] = [];
  const reachability = new Reachability(() => new Promise((resolve) => asked.push(resolve)));
  void reachability.check();
  void reachability.check();
  void reachability.check();
  asked[0]?.('ok');
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.('unavailable');
  await vi.waitFor(() => expect(reachability.state().reach).toBe('unavailable'));
  expect(asked).toHaveLength(2);
});
