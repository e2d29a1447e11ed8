import { expect, it } from 'vitest';
import { Outbound } from '../outbound/Outbound.ts';
import { guardedPost } from './post.ts';

const request = { headers: {}, body: Buffer.from('sealed'), timeoutMs: 1_000 };

it('counts a push service that lies inwards as one where nobody is any more', async () => {
  const post = guardedPost(new Outbound({ resolve: async () => ['10.0.0.7'] }));
  expect(await post('https://push.example.org/a', request)).toEqual({ status: 410 });
  expect(await post('http://127.0.0.1/a', request)).toEqual({ status: 410 });
});

it('says that one cannot be reached now, so that it is asked again', async () => {
  const post = guardedPost(new Outbound({ resolve: () => Promise.reject(new Error('no name server')) }));
  await expect(post('https://push.example.org/a', request)).rejects.toThrow();
});
