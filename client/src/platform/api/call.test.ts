import { signIn } from '@rapport/shared/identity/identity.api';
import { listActions } from '@rapport/shared/mentorships/actions.api';
import { endSession } from '@rapport/shared/sessions/sessions.api';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scriptedServer } from '../../testing/scriptedServer.ts';
import { call } from './call.ts';
import { reachability } from './reachability.ts';

const mentorshipId = '0123456789abcdef01234567';
const credentials = { body: { email: 'ada@example.org', password: 'a long password' } };

test('sends parameters in the path, the query without its empty parts, and the body as JSON', async () => {
  const { asked } = await scriptedServer(() => ({ status: 200, body: { items: [], nextCursor: null } }));
  await call(listActions, { params: { mentorshipId }, query: { state: 'closed', cursor: undefined } });
  await call(signIn, credentials);
  expect(asked).toEqual([
    { method: 'GET', url: `/api/mentorships/${mentorshipId}/actions?state=closed`, body: undefined },
    { method: 'POST', url: '/api/sign-in', body: credentials.body },
  ]);
});

test('a refusal keeps its code and the fields it is about', async () => {
  await scriptedServer(() => ({
    status: 400,
    body: { error: { code: 'invalid_input', message: 'no', fields: { email: 'not an address' } } },
  }));
  await expect(call(signIn, credentials)).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { email: 'not an address' },
  });
});

test('an answer without a body is undefined', async () => {
  await scriptedServer(() => ({ status: 204 }));
  await expect(call(endSession, { params: { sessionId: mentorshipId } })).resolves.toBeUndefined();
});

test('a server that is gone is "unavailable", with what the browser said as its cause', async () => {
  const { stop } = await scriptedServer(() => ({ status: 200 }));
  stop();
  const error: unknown = await call(signIn, credentials).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'unavailable' });
  expect((error as Error).cause).toBeInstanceOf(Error);
});

test('a server that is silent for too long counts as unreachable; an answer that nobody wants any more does not', async () => {
  await scriptedServer(() => new Promise<never>(() => undefined));
  const failed = vi.spyOn(reachability, 'failed');
  onTestFinished(() => failed.mockRestore());
  const left = new AbortController();
  const unwanted = call(signIn, credentials, { signal: left.signal });
  left.abort();
  await expect(unwanted).rejects.toMatchObject({ code: 'unavailable' });
  expect(failed).not.toHaveBeenCalled();
  await expect(call(signIn, credentials, { within: 50 })).rejects.toMatchObject({ code: 'unavailable' });
  expect(failed).toHaveBeenCalledWith('offline');
});

test.each([
  [502, 'unavailable'],
  [503, 'unavailable'],
  [413, 'too_large'],
  [429, 'too_many_requests'],
  [500, 'internal'],
  [200, 'internal'],
])('a page of a proxy with status %i is %s, never shown as an answer', async (status, code) => {
  await scriptedServer(() => ({ status, body: '<h1>nginx</h1>', type: 'text/html' }));
  await expect(call(signIn, credentials)).rejects.toMatchObject({ code });
});
