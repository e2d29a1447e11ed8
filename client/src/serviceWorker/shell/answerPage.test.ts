import { expect, it } from 'vitest';
import { answerPage } from './answerPage.ts';

const kept = async () => new Response('kept');
const text = async (answer: Promise<Response>) => (await answer).text();
const never = new Promise<Response>(() => undefined);

it('shows what the network has', async () => {
  expect(await text(answerPage(Promise.resolve(new Response('new')), kept))).toBe('new');
});

it('opens what is kept where there is no network, or none that answers in time', async () => {
  expect(await text(answerPage(Promise.reject(new TypeError()), kept))).toBe('kept');
  expect(await text(answerPage(never, kept, 10))).toBe('kept');
});

it.each([502, 503, 504])('opens what is kept where a proxy says %i', async (status) => {
  expect(await text(answerPage(Promise.resolve(new Response('Bad gateway', { status })), kept))).toBe('kept');
});

it('passes on what else the server says', async () => {
  expect((await answerPage(Promise.resolve(new Response('', { status: 404 })), kept)).status).toBe(404);
});

it('waits for the network, and fails with it, where nothing is kept', async () => {
  const nothing = async () => undefined;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(new Response('late')), 50));
  expect(await text(answerPage(late, nothing, 10))).toBe('late');
  await expect(answerPage(Promise.reject(new TypeError('no network')), nothing)).rejects.toThrow(
    'no network',
  );
});
