import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { fakeIndexedDb } from '../../testing/fakeIndexedDb.ts';
import { KeptAnswers } from './KeptAnswers.ts';

const now = Date.now();
const day = 24 * 3_600_000;
const home = { at: now, data: 'home' };

/** Somebody has read on this device, and closed the page without signing out. */
async function leftovers(of: string): Promise<void> {
  const answers = new KeptAnswers();
  await answers.claim(of, now);
  await answers.keep('home', home);
}

afterEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no cookie store
  document.cookie = 'rapport-public=; max-age=0';
});

it('shows a page that was opened anew what was kept for who used this device last', async () => {
  fakeIndexedDb();
  await leftovers('ada');
  expect(await new KeptAnswers().read('home')).toEqual(home);
});

it('shows whoever comes next nothing of it, from the moment of the claim on, and lets go of it', async () => {
  const databases = fakeIndexedDb();
  await leftovers('ada');
  const answers = new KeptAnswers();
  const claimed = answers.claim('ben', now);
  expect(await answers.read('home')).toBeUndefined();
  await claimed;
  expect(await new KeptAnswers().read('home')).toBeUndefined();
  expect(JSON.stringify([...databases.values()].map((values) => [...values]))).not.toMatch(/ada|home/);
});

it('keeps for who has claimed it, at once', async () => {
  fakeIndexedDb();
  await leftovers('ada');
  const answers = new KeptAnswers();
  void answers.claim('ben', now);
  await answers.keep('home', { at: now, data: 'another home' });
  expect(await new KeptAnswers().read('home')).toMatchObject({ data: 'another home' });
});

it('has no database where somebody says that others use this computer', async () => {
  const databases = fakeIndexedDb();
  await leftovers('ada');
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no cookie store
  document.cookie = 'rapport-public=true.signature';
  await new KeptAnswers().claim('ben', now);
  expect(databases.size).toBe(0);
});

it('shows nothing that nobody has read anew for 30 days, whether or not a server was seen since', async () => {
  fakeIndexedDb();
  await leftovers('ada');
  const answers = new KeptAnswers();
  expect(await answers.read('home', now + 30 * day)).toEqual(home);
  expect(await answers.read('home', now + 30 * day + 1)).toBeUndefined();
});

it('leaves no trace of having looked where nothing is kept', async () => {
  const databases = fakeIndexedDb();
  const answers = new KeptAnswers();
  expect(await answers.read('home')).toBeUndefined();
  expect(databases.size).toBe(0);
  await answers.claim('ada', now);
  await answers.keep('home', home);
  expect(await answers.read('home')).toEqual(home);
});

it('forgets without doing first what waits for its turn', async () => {
  const databases = fakeIndexedDb();
  const answers = new KeptAnswers();
  await answers.claim('ada', now);
  const open = vi.spyOn(indexedDB, 'open');
  void answers.keep('home', home);
  void answers.drop('home');
  await answers.forget();
  expect(open).not.toHaveBeenCalled();
  expect(databases.size).toBe(0);
});

it('forgets a claim that waits for its turn', async () => {
  fakeIndexedDb();
  const open = vi.spyOn(indexedDB, 'open');
  const answers = new KeptAnswers();
  void answers.claim('ada', now);
  await answers.forget();
  expect(open).not.toHaveBeenCalled();
});

it('does not hold up for long whoever leaves', async () => {
  fakeIndexedDb();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  Object.assign(indexedDB, { deleteDatabase: () => ({}) });
  let isLeft = false;
  void new KeptAnswers().forget().then(() => {
    isLeft = true;
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(isLeft).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isLeft).toBe(true);
});
