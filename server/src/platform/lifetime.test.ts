import { expect, test } from 'vitest';
import { Lifetime } from './lifetime.ts';
import { createLog } from './log.ts';

const log = createLog('silent');

test('ends what started last first', async () => {
  const lifetime = new Lifetime();
  const ended: string[] = [];
  for (const name of ['first', 'second', 'third']) lifetime.onEnd(name, () => void ended.push(name));
  await lifetime.end(log);
  expect(ended).toEqual(['third', 'second', 'first']);
});

test('ends each part once, however often it is asked', async () => {
  const lifetime = new Lifetime();
  let ended = 0;
  lifetime.onEnd('part', () => void ended++);
  await Promise.all([lifetime.end(log), lifetime.end(log)]);
  await lifetime.end(log);
  expect(ended).toBe(1);
});

test('goes on past a part that fails and one that hangs', async () => {
  const lifetime = new Lifetime();
  const ended: string[] = [];
  lifetime.onEnd('good', () => void ended.push('good'));
  lifetime.onEnd('hangs', () => new Promise(() => undefined));
  lifetime.onEnd('fails', () => Promise.reject(new Error('no')));
  await lifetime.end(log, 100);
  expect(ended).toEqual(['good']);
});

test('a repeating task never overlaps itself and is not running after the end', async () => {
  const lifetime = new Lifetime();
  let running = 0;
  let runs = 0;
  let most = 0;
  await new Promise<void>((resolve) => {
    lifetime.every(
      1,
      'task',
      async () => {
        most = Math.max(most, ++running);
        await new Promise((soon) => setTimeout(soon, 5));
        running--;
        if (++runs === 3) resolve();
      },
      () => undefined,
    );
  });
  await lifetime.end(log);
  expect({ running, most }).toEqual({ running: 0, most: 1 });
});

test('a repeating task that fails is told of and repeated', async () => {
  const lifetime = new Lifetime();
  let failures = 0;
  await new Promise<void>((resolve) => {
    lifetime.every(
      1,
      'task',
      () => Promise.reject(new Error('no')),
      () => {
        if (++failures === 2) resolve();
      },
    );
  });
  await lifetime.end(log);
  expect(failures).toBeGreaterThanOrEqual(2);
});
