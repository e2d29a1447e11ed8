import { expect, it } from 'vitest';
import { pause } from './pause.ts';

const long = 60_000;

it('ends with its signal, also one that was ended before', async () => {
  const ended = new AbortController();
  const paused = pause(long, ended.signal);
  ended.abort();
  await expect(paused).resolves.toBeUndefined();
  await expect(pause(long, ended.signal)).resolves.toBeUndefined();
});

it('ends when its time is over', async () => {
  await expect(pause(1, new AbortController().signal)).resolves.toBeUndefined();
});
