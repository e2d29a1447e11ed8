import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { expect, onTestFinished, test, vi } from 'vitest';
import { queryClient } from '../platform/api/queryClient.ts';
import { reachability } from '../platform/api/reachability.ts';
import { rememberDatabase } from '../platform/collab/forgetReplicas.ts';
import { KeptAnswers, keptAnswers } from '../platform/offline/KeptAnswers.ts';
import { fakeIndexedDb } from '../testing/fakeIndexedDb.ts';
import { renderPage } from '../testing/renderPage.tsx';
import { type Answer, scriptedServer } from '../testing/scriptedServer.ts';
import { SignOutPage } from './pages/SignOutPage.tsx';
import { useSignOut } from './useSignOut.ts';

const done: Answer = { status: 204 };
const refused = (status: number, code: string): Answer => ({
  status,
  body: { error: { code, message: code } },
});

function Home() {
  const { mutate } = useSignOut();
  return (
    <button type="button" onClick={() => mutate({})}>
      Leave
    </button>
  );
}

/** Somebody who has read their home page, and typed into a document, presses sign out. */
async function leave(answer: () => Answer) {
  const databases = fakeIndexedDb();
  await keptAnswers.claim('ada', Date.now());
  await keptAnswers.keep('home', { at: Date.now(), data: 'home' });
  databases.set(rememberDatabase('ada:notes'), new Map());
  queryClient.setQueryData(['home'], 'home');
  sessionStorage.setItem('rapport.draft.x', '{}');
  const server = await scriptedServer(({ url }) => (url === '/api/sign-out' ? answer() : { status: 200 }));
  await renderPage(
    <Routes>
      <Route path="/" element={<Home />} />
      <Route path="/sign-out" element={<SignOutPage />} />
      <Route path="/sign-in" element="The form" />
    </Routes>,
    { texts: ['signOut'] },
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Leave' }));
  return { databases, server, user };
}

async function nothingOpens(): Promise<void> {
  expect(await new KeptAnswers().read('home')).toBeUndefined();
  expect(queryClient.getQueryData(['home'])).toBeUndefined();
  expect(sessionStorage).toHaveLength(0);
}

test('signed out, nothing of the person is on the device', async () => {
  const { databases } = await leave(() => done);
  expect(await screen.findByText('The form')).toBeDefined();
  await expect.poll(() => [...databases.keys()]).toEqual([]);
  await nothingOpens();
});

test('without a server nothing opens any more, and the page says that the sign-in stands', async () => {
  const { databases } = await leave(() => refused(503, 'unavailable'));
  expect(await screen.findByRole('heading', { name: 'Not signed out yet' })).toBeDefined();
  await nothingOpens();
  // What was typed without a server is nowhere else, and the person can still go back.
  expect([...databases.keys()]).toContain('rapport-replica:ada:notes');
  expect(screen.getByRole('link', { name: 'Back to Rapport' })).toBeDefined();
});

test('the page signs out when told to, and says why where that fails again', async () => {
  const answers = [refused(503, 'unavailable'), refused(500, 'internal'), done];
  const { databases, user } = await leave(() => answers.shift() ?? done);
  const again = await screen.findByRole('button', { name: 'Sign out' });
  await user.click(again);
  expect(await screen.findByText(/The server made a mistake/)).toBeDefined();
  await user.click(again);
  expect(await screen.findByText('The form')).toBeDefined();
  await expect.poll(() => [...databases.keys()]).toEqual([]);
});

test('the page signs out by itself when the server is back', async () => {
  let isAway = true;
  await leave(() => (isAway ? refused(503, 'unavailable') : done));
  await screen.findByRole('heading', { name: 'Not signed out yet' });
  isAway = false;
  await reachability.check();
  expect(await screen.findByText('The form')).toBeDefined();
});

test('whose sign-in has ended already is signed out', async () => {
  await leave(() => refused(401, 'signed_out'));
  expect(await screen.findByText('The form')).toBeDefined();
  await nothingOpens();
});

test.each([
  ['signed out', done, 'The form'],
  ['without a server', refused(503, 'unavailable'), 'Not signed out yet'],
] as const)('%s, the next page is shown when what was read is gone', async (_when, answer, next) => {
  let go: () => void = () => undefined;
  const forget = vi.spyOn(keptAnswers, 'forget').mockReturnValue(
    new Promise((resolve) => {
      go = resolve;
    }),
  );
  onTestFinished(() => forget.mockRestore());
  await leave(() => answer);
  await vi.waitFor(() => expect(forget).toHaveBeenCalled());
  await act(async () => undefined);
  expect(screen.queryByText(next)).toBeNull();
  go();
  expect(await screen.findByText(next)).toBeDefined();
});
