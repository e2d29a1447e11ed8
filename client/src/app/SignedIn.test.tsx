import type { Viewer } from '@rapport/shared/identity/identity.api';
import { act, screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, onTestFinished, test, vi } from 'vitest';
import { enterAs } from '../features/identity/enterAs.ts';
import { KeptAnswers, keptAnswers } from '../platform/offline/KeptAnswers.ts';
import { fakeIndexedDb } from '../testing/fakeIndexedDb.ts';
import { renderPage } from '../testing/renderPage.tsx';
import { type Answer, scriptedServer } from '../testing/scriptedServer.ts';
import { SignedIn } from './SignedIn.tsx';

const ben = { id: 'ben', name: 'Ben', zone: 'UTC', admin: false, manages: [] } as unknown as Viewer;
const away: Answer = { status: 503, body: { error: { code: 'unavailable', message: '' } } };

/** Ada has read on this device and did not sign out; then Ben signs in by the form. */
async function signInOverLeftovers(me: Answer): Promise<void> {
  fakeIndexedDb();
  // The page was loaded anew since.
  await keptAnswers.forget();
  const before = new KeptAnswers();
  await before.claim('ada', Date.now());
  await before.keep(meKey, { at: Date.now(), data: { id: 'ada' } });
  await scriptedServer(({ url }) => (url === '/api/me' ? me : { status: 404 }));
  enterAs(ben);
  await renderPage(
    <Routes>
      <Route element={<SignedIn />}>
        <Route index element="Home" />
      </Route>
    </Routes>,
  );
  expect(await screen.findByText('Home')).toBeDefined();
}

const meKey = JSON.stringify(['identity.readMe', {}]);
/** What a page finds that is loaded anew while the server is away. */
const whoIsKept = async () => (await new KeptAnswers().read(meKey))?.data;

test('whoever signs in finds nothing of who used the device before, even if nothing was read since', async () => {
  await signInOverLeftovers(away);
  await expect.poll(whoIsKept).toBeUndefined();
});

test('whoever signs in is kept as who is signed in here', async () => {
  await signInOverLeftovers({ status: 200, body: ben });
  await expect.poll(whoIsKept).toEqual(ben);
});

test('whose sign-in has ended is led to the form when what was read is gone', async () => {
  fakeIndexedDb();
  let go: () => void = () => undefined;
  const forget = vi.spyOn(keptAnswers, 'forget').mockReturnValue(
    new Promise((resolve) => {
      go = resolve;
    }),
  );
  onTestFinished(() => forget.mockRestore());
  await scriptedServer(() => ({ status: 401, body: { error: { code: 'signed_out', message: '' } } }));
  await renderPage(
    <Routes>
      <Route element={<SignedIn />}>
        <Route index element="Home" />
      </Route>
      <Route path="/sign-in" element="The form" />
    </Routes>,
  );
  await vi.waitFor(() => expect(forget).toHaveBeenCalledOnce());
  await act(async () => undefined);
  expect(screen.queryByText('The form')).toBeNull();
  go();
  expect(await screen.findByText('The form')).toBeDefined();
});
