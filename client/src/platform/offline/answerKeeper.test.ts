import { RapportError } from '@rapport/shared/core/errors';
import { QueryClient } from '@tanstack/react-query';
import { expect, it, onTestFinished } from 'vitest';
import { Reachability } from '../api/reachability.ts';
import { answerKeeper } from './answerKeeper.ts';
import type { KeptAnswer } from './KeptAnswers.ts';

const session = ['sessions.readSession', { params: { sessionId: '1' } }] as const;
const away = async () => Promise.reject(new RapportError('unavailable'));

/** Stands for the browser's database, which no test outside of a browser has. */
function shelf() {
  const kept = new Map<string, KeptAnswer>();
  const claimed: string[] = [];
  return {
    kept,
    claimed,
    claim: async (id: string) => void claimed.push(id),
    keep: async (key: string, answer: KeptAnswer) => void kept.set(key, answer),
    read: async (key: string) => kept.get(key),
    drop: async (key: string) => void kept.delete(key),
  };
}

/** A page that was opened just now. */
function page(answers: ReturnType<typeof shelf>, reachability = new Reachability(async () => 'ok')) {
  const client = new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', persister: answerKeeper(answers, reachability) },
    },
  });
  onTestFinished(() => client.clear());
  return {
    client,
    read: (queryKey: readonly unknown[], queryFn: () => Promise<unknown>) =>
      client.fetchQuery({ queryKey, queryFn }),
  };
}

it('shows without a server what was read with one, and of when it is', async () => {
  const answers = shelf();
  await page(answers).read(session, async () => ({ title: 'Pricing' }));
  const [kept] = answers.kept.values();
  const later = page(answers);
  expect(await later.read(session, away)).toEqual({ title: 'Pricing' });
  await expect.poll(() => later.client.getQueryState(session)?.dataUpdatedAt).toBe(kept?.at);
  expect(later.client.getQueryState(session)?.error).toBeNull();
});

it('does not wait for an answer any more once it is known that the server is away', async () => {
  const answers = shelf();
  await page(answers).read(session, async () => 'kept');
  const reachability = new Reachability(async () => 'offline');
  const reading = page(answers, reachability).read(session, () => new Promise(() => undefined));
  reachability.failed('offline');
  expect(await reading).toBe('kept');
});

it('says that the server is away where nothing was kept, and about what is never kept', async () => {
  const answers = shelf();
  await expect(page(answers).read(session, away)).rejects.toMatchObject({ code: 'unavailable' });
  await page(answers).read(['identity.listPeople', {}], async () => 'people');
  expect(answers.kept.size).toBe(0);
  await expect(page(answers).read(['identity.listPeople', {}], away)).rejects.toThrow();
});

it('keeps to what a page shows already: that is newer', async () => {
  const answers = shelf();
  const { read, client } = page(answers);
  await read(session, async () => 'first');
  client.setQueryData(session, 'newer');
  await expect(read(session, away)).rejects.toMatchObject({ code: 'unavailable' });
  expect(client.getQueryData(session)).toBe('newer');
});

it('lets go of what one may not see any more, and refuses it', async () => {
  const answers = shelf();
  const { read } = page(answers);
  await read(session, async () => 'mine');
  const refuse = async () => Promise.reject(new RapportError('not_found'));
  await expect(page(answers).read(session, refuse)).rejects.toMatchObject({ code: 'not_found' });
  expect(answers.kept.size).toBe(0);
});

it('knows from who is signed in whose answers they are', async () => {
  const answers = shelf();
  await page(answers).read(['identity.readMe', {}], async () => ({ id: 'maya' }));
  expect(answers.claimed).toEqual(['maya']);
});
